using RightsRequests.Contracts;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Which records of an answer may be handed over, blacked out as chosen.</summary>
internal sealed class DisclosedRecords(Policy policy, CaseState state)
{
    private readonly Redaction redaction = new(state.Redactions);
    private readonly HashSet<string> granted =
        [.. state.Assessment.Where(one => one.IsGranted && !policy.IsSecret(one.Assessed.Activity)).Select(one => one.Assessed.Activity)];

    public IEnumerable<DisclosedRecord> Of(StoredAnswer stored) =>
        from indexed in stored.Answer.Records.Index()
        where granted.Contains(indexed.Item.Activity) && (state.Right != Right.Portability || IsPortable(indexed.Item))
        select redaction.Apply(IdOf(stored.QueryId, stored.FirstRecord + indexed.Index), indexed.Item, stored.Answer.Holder);

    public static string IdOf(Guid query, int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{query}/{index}");

    // Provided, observed included, inferred not (Art. 20(1)).
    private static bool IsPortable(AnswerRecord record) => record.Source is RecordSource.Subject or RecordSource.Observed;
}
