using System.Text.Json;

namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>Letters to made-up people, for tests and for the pictures of the documentation.</summary>
internal static class LetterSamples
{
    public static LetterData For(string kind, string right, string language) => SampleLetter.For(kind, right, language);

    /// <summary>Only one outcome: <c>granted</c>, <c>refused</c>, <c>granted-in-part</c> or <c>not-applicable</c>.</summary>
    public static LetterData With(this LetterData data, string outcome) =>
        data with { Outcomes = SampleOutcomes.Only(data.Language == "fr", outcome) };

    public static LetterData HoldingNothing(this LetterData data) =>
        data with
        {
            Data = [],
            Outcomes = [],
            Activities = [.. data.Activities.Select(activity => activity with { DataHeld = false })],
        };

    public static LetterData WithDataFile(this LetterData data) =>
        data with { Embedded = JsonSerializer.SerializeToElement(new { schema = "rights.package/1", activity = "contrat" }) };
}
