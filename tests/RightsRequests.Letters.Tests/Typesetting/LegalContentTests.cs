namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>Every letter, read back from its PDF, says what the law demands of it.</summary>
[Collection(nameof(PressRoom))]
public sealed class LegalContentTests(PressRoom room)
{
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
    public async Task A_letter_holds_every_element_whatever_the_outcome_and_whichever_the_controller(string kind, string right, string language)
    {
        var missing = new List<string>();
        foreach (var (name, letter) in SampleCases.Of(kind, right, language))
        {
            // Every outcome under every letterhead; what is special to one case under one.
            var outcome = name.StartsWith("only", StringComparison.Ordinal) || name == "mixed outcomes";
            foreach (var controller in outcome ? Letterheads.Controllers : Letterheads.Controllers.Take(1))
            {
                missing.AddRange((await MissingAsync(letter.Under(controller))).Select(element => $"{controller}, {name}: {element}"));
            }
        }

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task The_way_through_the_CNIL_is_named_alike_whatever_is_held(string language)
    {
        var letter = SampleLetter.For("response", "access", language) with { IndirectAccessThroughAuthority = true };
        Assert.Empty(await MissingAsync(letter));
        Assert.Empty(await MissingAsync(letter.HoldingNothing()));
    }

    private async Task<IReadOnlyList<string>> MissingAsync(LetterData data)
    {
        var text = await room.TextOfAsync(data);
        return
        [
            .. LegalElements.For(data.Kind, data.Right)
                .Where(element => element.Applies(data) && !PdfText.Says(text, element.Phrase(data.Language)))
                .Select(element => $"{element.Source}: {element.Meaning}"),
        ];
    }
}
