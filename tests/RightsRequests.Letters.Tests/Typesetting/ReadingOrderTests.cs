namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>Who cannot see the letter hears it whole and in order: judged by pdf.js.</summary>
[Collection(nameof(PressRoom))]
public sealed class ReadingOrderTests(PressRoom room)
{
    public static TheoryData<string, string, string> EveryWording()
    {
        var letters = new TheoryData<string, string, string>();
        foreach (var language in LetterTemplate.Languages)
        {
            foreach (var (kind, right) in LetterTemplate.Wordings())
            {
                letters.Add(kind, right, language);
            }
        }

        return letters;
    }

    [Theory]
    [MemberData(nameof(EveryWording))]
    public async Task A_letter_is_heard_from_the_head_to_the_signature(string kind, string right, string language)
    {
        var letter = SampleLetter.For(kind, right, language);
        var heard = await ReadAloud.OfAsync(await room.Press.TypesetAsync(letter, CancellationToken.None));

        Assert.True(heard.Marked);
        Assert.Equal(language == "fr" ? "fr-FR" : "en-GB", heard.Language);
        Assert.EndsWith($" – {letter.Reference}", heard.Title);
        Assert.DoesNotContain(heard.Texts("H1").Concat(heard.Texts("H2")), title => title.Length == 0);
        var levels = heard.Elements.Where(element => element.Role is ['H', >= '1' and <= '6']).Select(element => element.Role[1] - '0').ToList();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, "a level of headings is left out"));
        AssertOrder(
            heard,
            letter.Controller.Name,
            letter.Addressee.Name,
            language == "fr" ? "Objet :" : "Subject:",
            language == "fr" ? "Madame, Monsieur," : "Dear Sir or Madam,",
            language == "fr" ? "Nous vous prions d’agréer" : "Yours faithfully,",
            letter.Signatory.Name,
            language == "fr" ? "Signé électroniquement" : "Electronically signed",
            language == "fr" ? "Signature électronique de la lettre" : "Electronic signature of the letter");
        Assert.Single(heard.Texts("Form"));
    }

    [Theory]
    [InlineData("fr", "Catégorie", "Recueillie le")]
    [InlineData("en", "Category", "Collected on")]
    public async Task A_table_says_what_its_columns_are(string language, string first, string last)
    {
        var letter = SampleLetter.For("response", "access", language);
        var heard = await ReadAloud.OfAsync(await room.Press.TypesetAsync(letter, CancellationToken.None));

        var headers = heard.Texts("TH").ToList();
        Assert.Equal(5, headers.Count);
        Assert.Equal((first, last), (headers[0], headers[^1]));
        Assert.Equal(5 * letter.Data.Count, heard.Texts("TD").Count());
        AssertOrder(heard, first, letter.Data[0].Label, letter.Data[0].Value);
    }

    private static void AssertOrder(ReadAloud heard, params string[] pieces)
    {
        var at = 0;
        foreach (var piece in pieces)
        {
            var found = heard.Elements.Skip(at).ToList().FindIndex(element => element.Role != "Document" && PdfText.Says(element.Text, piece));
            Assert.True(found >= 0, $"« {piece} » is not heard, or not in its place");
            at += found;
        }
    }
}
