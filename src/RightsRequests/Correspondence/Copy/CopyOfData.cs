using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>What the letter itself needs to know of the records; the rest is read again, piece by piece, into the data package.</summary>
/// <param name="Held">Activities about which any record came.</param>
/// <param name="First">The first records that are handed over, at most <see cref="MostKept"/>.</param>
/// <param name="Count">How many are handed over in all.</param>
/// <param name="SomethingRedacted">True where anything was blacked out in any of them.</param>
public sealed record CopyOfData(IReadOnlySet<string> Held, IReadOnlyList<DisclosedRecord> First, int Count, bool SomethingRedacted)
{
    /// <summary>Up to so many records the whole copy is also embedded in the PDF.</summary>
    public const int MostKept = 10_000;

    public static readonly CopyOfData None = new(new HashSet<string>(), [], 0, SomethingRedacted: false);

    internal bool IsWhole => Count == First.Count;

    /// <summary>The records of one answer that may be handed over, blacked out as chosen.</summary>
    internal static IEnumerable<DisclosedRecord> Records(Policy policy, CaseState state, Redaction redaction, StoredAnswer stored)
    {
        var granted = state.Assessment.Where(one => one.IsGranted).Select(one => one.Assessed.Activity).ToHashSet();
        for (var index = 0; index < stored.Answer.Records.Count; index++)
        {
            var record = stored.Answer.Records[index];
            if (granted.Contains(record.Activity) && !policy.IsSecret(record.Activity) && (state.Right != Right.Portability || IsPortable(record)))
            {
                yield return redaction.Apply(IdOf(stored.QueryId, index), record, stored.Answer.Holder);
            }
        }
    }

    internal static string IdOf(Guid query, int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{query}/{index}");

    // Provided, observed included, inferred not (Art. 20(1)).
    private static bool IsPortable(Contracts.AnswerRecord record) => record.Source is Contracts.RecordSource.Subject or Contracts.RecordSource.Observed;
}
