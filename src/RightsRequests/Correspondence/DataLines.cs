using System.Text.Json;
using NodaTime;
using RightsRequests.Contracts;
using RightsRequests.Law;
using RightsRequests.Letters;

namespace RightsRequests.Correspondence;

/// <summary>The copy of the data: access (Art. 15(3)) and portability (Art. 20(1)).</summary>
internal static class DataLines
{
    public static IReadOnlyList<DataLine> Of(LetterMaterial material) =>
        material.HandsOverData ? [.. Records(material).Select(one => Line(material, one))] : [];

    /// <summary>The records that may be handed over, with whether each is blacked out.</summary>
    public static IEnumerable<DisclosedRecord> Records(LetterMaterial material)
    {
        var granted = material.State.Assessment.Where(one => one.IsGranted).Select(one => one.Assessed.Activity).ToHashSet();
        foreach (var stored in material.Answers)
        {
            for (var index = 0; index < stored.Answer.Records.Count; index++)
            {
                var record = stored.Answer.Records[index];
                if (granted.Contains(record.Activity) && !material.IsSecret(record.Activity) && (material.State.Right != Right.Portability || Portable(record)))
                {
                    yield return new(record, stored.Answer.Holder, IsRedacted(material, stored.QueryId, index, record));
                }
            }
        }
    }

    // Provided, observed included, inferred not (Art. 20(1)).
    private static bool Portable(AnswerRecord record) => record.Source is RecordSource.Subject or RecordSource.Observed;

    private static bool IsRedacted(LetterMaterial material, Guid query, int index, AnswerRecord record) =>
        record.ConcernsThirdParty
        || material.State.Redactions.Contains($"{query}/{index}")
        || material.State.Redactions.Contains($"{query:N}/{index}");

    private static DataLine Line(LetterMaterial material, DisclosedRecord one) => new(
        material.ActivityName(one.Record.Activity),
        Words.Category(one.Record.Category, material.Language),
        one.Record.Label,
        one.Redacted ? "" : Text(one.Record.Value),
        Source(one.Record.Source),
        one.Record.CollectedOn is { } day ? LocalDate.FromDateOnly(day) : null,
        one.Redacted);

    public static string Source(RecordSource? source) => source switch
    {
        RecordSource.Subject => "subject",
        RecordSource.Observed => "observed",
        RecordSource.Inferred => "inferred",
        RecordSource.ThirdParty => "third-party",
        _ => "–",
    };

    public static string Text(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => "–",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } other => other.GetRawText(),
    };
}
