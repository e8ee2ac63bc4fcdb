using System.Text.Json;

namespace RightsRequests.Letters;

/// <summary>Everything that can come of a made-up case, so that each element of the law is looked for where it must stand.</summary>
internal static class SampleCases
{
    public static readonly IReadOnlyList<string> Outcomes = ["granted", "granted-in-part", "refused", "not-applicable"];

    /// <summary>The letters of one kind and right, each with what sets it apart, for a message.</summary>
    public static IEnumerable<(string Case, LetterData Letter)> Of(string kind, string right, string language)
    {
        var letter = SampleLetter.For(kind, right, language);
        yield return ("mixed outcomes", letter);
        foreach (var special in kind switch
        {
            "response" => Answers(letter).Concat(Responses(letter)),
            "refusal" => Answers(letter).Concat(Refusals(letter)),
            "closing-unidentified" => [("late", letter with { Late = true })],
            "recipient-notice" => [("lifted", SampleLetter.For(kind, "restriction", language) with { RestrictionLifted = true }), ("forwarded", letter with { Forwarded = true, Until = null })],
            "clarification-request" => [("fee", letter with { Fee = 15.5m, Reasons = Reasons(letter) })],
            "acknowledgement" => [("after death", letter with { AfterDeath = true }), ("represented", letter with { RepresentativeName = "Basile Petitjean" }), .. Directives(letter)],
            _ => Enumerable.Empty<(string, LetterData)>(),
        })
        {
            yield return special;
        }
    }

    /// <summary>Only one outcome: <c>granted</c>, <c>refused</c>, <c>granted-in-part</c> or <c>not-applicable</c>.</summary>
    public static LetterData With(this LetterData data, string outcome) =>
        data with { Outcomes = SampleOutcomes.Only(data.Right, data.Language == "fr", outcome) };

    public static LetterData HoldingNothing(this LetterData data) => data with
    {
        Data = [],
        Outcomes = [],
        Activities = [.. data.Activities.Select(activity => activity with { DataHeld = false })],
    };

    public static LetterData WithDataFile(this LetterData data) =>
        data with { Embedded = JsonSerializer.SerializeToElement(new { schema = "rights.package/1", activity = "contrat" }) };

    private static IEnumerable<(string, LetterData)> Answers(LetterData letter)
    {
        foreach (var outcome in Outcomes)
        {
            yield return ($"only {outcome}", letter.With(outcome));
        }

        yield return ("late", letter with { Late = true });
        yield return ("heir", letter with { AfterDeath = true, RepresentativeName = "Basile Petitjean" });
        yield return ("named in directives", letter with { AfterDeath = true, NamedInDirectives = true, RepresentativeName = "Basile Petitjean" });
        yield return ("represented", letter with { RepresentativeName = "Basile Petitjean" });
    }

    private static IEnumerable<(string, LetterData)> Responses(LetterData letter)
    {
        yield return ("nobody answered", letter with { Holders = [.. letter.Holders.Select(line => line with { Erased = 0, Kept = 0, Complete = false })] });
        foreach (var directives in letter.Right == "erasure" ? Directives(letter) : [])
        {
            yield return directives;
        }

        if (letter.Right is "access" or "portability")
        {
            yield return ("data file", letter.WithDataFile());
            yield return ("third parties", letter with { ThirdPartiesRedacted = true });
        }

        if (letter.Right == "portability")
        {
            yield return ("nothing held", letter.With("granted") with { Data = [] });
        }

        if (letter.Right == "erasure")
        {
            yield return ("nothing found", letter.With("granted") with { Holders = [letter.Holders[0] with { Erased = 0 }] });
        }

        if (letter.Right == "restriction")
        {
            yield return ("nothing found", letter.With("granted") with { Holders = [letter.Holders[0] with { Action = "restrict", NoData = true }] });
            yield return ("restricted in part", letter.With("granted") with { Holders = [letter.Holders[1] with { Action = "restrict", InPart = true, Why = Reasons(letter) }] });
        }

        if (letter.Right == "access")
        {
            yield return ("nothing held", letter.HoldingNothing());
            yield return ("through the authority", letter with { IndirectAccessThroughAuthority = true });
        }

        if (letter.Right == "rectification")
        {
            yield return ("not corrected", letter with { Corrections = [.. letter.Corrections.Select(line => line with { Made = false })] });
        }
    }

    private static IEnumerable<(string, LetterData)> Directives(LetterData letter) =>
    [
        ("directives to destroy", letter with { Directives = new("destroy", null) }),
        ("directives to hand over", letter with { Directives = new("hand-over", "Basile Petitjean") }),
    ];

    private static IEnumerable<(string, LetterData)> Refusals(LetterData letter)
    {
        var whole = letter with { Outcomes = [], Reasons = Reasons(letter) };
        yield return ("12(5)", whole with { RefusalGround = "12(5)" });
        yield return ("12(5), fee", whole with { RefusalGround = "12(5)", Fee = 15.5m });
        yield return ("11(2)", whole with { RefusalGround = "11(2)" });
    }

    private static string Reasons(LetterData letter) =>
        letter.Language == "fr" ? "Neuf demandes identiques en deux mois." : "Nine identical requests in two months.";
}
