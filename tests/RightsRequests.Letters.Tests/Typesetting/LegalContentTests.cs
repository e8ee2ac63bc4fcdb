namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>Every letter, read back from its PDF, says what the law demands of it.</summary>
[Collection(nameof(PressRoom))]
public sealed class LegalContentTests(PressRoom room)
{
    private static readonly string[] Outcomes = ["mixed", "granted", "granted-in-part", "refused", "not-applicable"];

    public static TheoryData<string, string, string> EveryLetter()
    {
        var letters = new TheoryData<string, string, string>();
        foreach (var language in LetterTemplate.Languages)
        {
            foreach (var kind in LetterTemplate.Kinds)
            {
                foreach (var right in LetterTemplate.Rights)
                {
                    letters.Add(kind, right, language);
                }
            }
        }

        return letters;
    }

    [Theory]
    [MemberData(nameof(EveryLetter))]
    public async Task A_letter_holds_every_element_whatever_the_outcome(string kind, string right, string language)
    {
        var sample = LetterSamples.For(kind, right, language);
        foreach (var outcome in kind is "response" or "refusal" ? Outcomes : ["mixed"])
        {
            await AssertComplete(outcome == "mixed" ? sample : sample.With(outcome));
        }
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task An_access_letter_is_complete_also_when_nothing_is_held(string language) =>
        await AssertComplete(LetterSamples.For("response", "access", language).HoldingNothing());

    [Theory]
    [InlineData("fr", "12(5)", null)]
    [InlineData("fr", "12(5)", 15.5)]
    [InlineData("fr", "11(2)", null)]
    [InlineData("en", "12(5)", null)]
    [InlineData("en", "12(5)", 15.5)]
    [InlineData("en", "11(2)", null)]
    public async Task A_refusal_of_the_whole_request_says_what_shows_it_and_what_remains(string language, string ground, double? fee) =>
        await AssertComplete(LetterSamples.For("refusal", "access", language) with
        {
            Outcomes = [],
            RefusalGround = ground,
            Reasons = "Neuf demandes identiques en deux mois.",
            Fee = (decimal?)fee,
        });

    [Theory]
    [MemberData(nameof(EveryLetter))]
    public async Task A_late_answer_apologises_and_an_heir_is_told_what_was_checked(string kind, string right, string language)
    {
        if (kind is "response" or "refusal" or "closing-unidentified")
        {
            await AssertComplete(LetterSamples.For(kind, right, language) with { Late = true, AfterDeath = true });
        }
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_way_through_the_CNIL_is_named_alike_whatever_is_held(string language)
    {
        var letter = LetterSamples.For("response", "access", language) with { IndirectAccessThroughAuthority = true };
        await AssertComplete(letter);
        await AssertComplete(letter.HoldingNothing());
    }

    private async Task AssertComplete(LetterData data)
    {
        var text = await room.TextOfAsync(data);
        var missing = LegalElements.For(data.Kind, data.Right)
            .Where(element => element.Applies(data) && !PdfText.Says(text, element.Phrase(data.Language)))
            .Select(element => $"{element.Source}: {element.Meaning}");
        Assert.Empty(missing);
    }
}
