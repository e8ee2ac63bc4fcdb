using System.Text.Json;
using NodaTime;
using RightsRequests.Contracts;
using RightsRequests.Law;
using RightsRequests.Letters;

namespace RightsRequests.Correspondence;

/// <summary>The copy of the data on paper: access (Art. 15(3)) and portability (Art. 20(1)).</summary>
internal static class DataLines
{
    /// <summary>About sixty pages. Nobody reads more on paper, and a post office would not take it.</summary>
    public const int MostPrinted = 2_000;

    private static readonly BilingualText BlackedOut = new("[occulté]", "[redacted]");

    public static IReadOnlyList<DataLine> Of(LetterMaterial material) =>
        material.HandsOverData ? [.. material.Copy.First.Take(MostPrinted).Select(one => Line(material, one))] : [];

    private static DataLine Line(LetterMaterial material, DisclosedRecord one) => new(
        material.ActivityName(one.Record.Activity),
        material.Policy.Category(one.Record.Category).In(material.Language),
        one.Record.Label,
        one.Redacted ? "" : Text(one, material.Language),
        Source(one.Record.Source) ?? "–",
        one.Record.CollectedOn is { } day ? LocalDate.FromDateOnly(day) : null,
        one.Redacted);

    public static string? Source(RecordSource? source) => source switch
    {
        RecordSource.Subject => "subject",
        RecordSource.Observed => "observed",
        RecordSource.Inferred => "inferred",
        RecordSource.ThirdParty => "third-party",
        _ => null,
    };

    // As a person reads it: no braces, no quotation marks.
    private static string Text(DisclosedRecord one, string language) => Text(one.Record.Value, "", one.RedactedFields, language);

    private static string Text(JsonElement? value, string path, IReadOnlyList<string> redacted, string language) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => redacted.Contains(path) ? BlackedOut.In(language) : "–",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.True } => language == "fr" ? "oui" : "yes",
        { ValueKind: JsonValueKind.False } => language == "fr" ? "non" : "no",
        { ValueKind: JsonValueKind.Array } list => string.Join(", ", list.EnumerateArray().Select(item => Text(item, path, redacted, language))),
        { ValueKind: JsonValueKind.Object } fields => string.Join(
            "\n",
            fields.EnumerateObject().Select(field => $"{field.Name}{(language == "fr" ? " " : "")}: {Text(field.Value, path.Length == 0 ? field.Name : $"{path}/{field.Name}", redacted, language)}")),
        { } other => other.GetRawText(),
    };
}
