using RightsRequests.Letters.Signing;
using RightsRequests.Letters.Tests.Signing;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>The signature stands where the signatory's block is.</summary>
[Collection(nameof(PressRoom))]
public sealed class SignatureBlockTests(PressRoom room, Workbench bench) : IClassFixture<Workbench>
{
    [Theory]
    [InlineData("acknowledgement", "erasure", "fr", "électroniquement")]
    [InlineData("response", "access", "fr", "électroniquement")]
    [InlineData("refusal", "erasure", "en", "Electronically")]
    public async Task The_field_lies_over_the_signatory_and_his_words_before_and_after_signing(string kind, string right, string language, string word)
    {
        var letter = SampleLetter.For(kind, right, language).WithDataFile();
        var typeset = await room.Press.TypesetAsync(letter, TestContext.Current.CancellationToken);
        AssertOver(typeset, letter.Signatory.Name, word);
        AssertOver(bench.Sign(typeset), letter.Signatory.Name, word);
    }

    [Fact]
    public async Task A_specimen_says_that_it_is_not_signed_and_has_no_field()
    {
        var specimen = SampleLetter.For("acknowledgement", "erasure", "fr") with { Specimen = true };
        Assert.Contains("Spécimen, non signé", await room.TextOfAsync(specimen));
        using var document = PdfDocument.Open(await room.Press.TypesetAsync(specimen, CancellationToken.None));
        Assert.False(document.Structure.Catalog.CatalogDictionary.ContainsKey(NameToken.AcroForm));
    }

    [Fact]
    public async Task A_form_that_the_press_did_not_make_is_not_signed()
    {
        var typeset = await room.Press.TypesetAsync(SampleLetter.For("acknowledgement", "erasure", "fr"), CancellationToken.None);
        using var letter = PdfRevision.Read(typeset);
        var increment = new PdfIncrement(letter);
        increment.Write(letter.Root, PdfSyntax.Of(letter.Catalog.With(NameToken.AcroForm, new DictionaryToken(new Dictionary<NameToken, IToken>
        {
            [NameToken.Create("Fields")] = new ArrayToken([]),
        }))));

        Assert.Throws<InvalidDataException>(() => bench.Sign(increment.Finish()));
    }

    private static void AssertOver(byte[] pdf, string name, string word)
    {
        using var document = PdfDocument.Open(pdf);
        var (page, field) = Assert.Single(document.GetPages().SelectMany(page => page.GetAnnotations()
            .Where(one => one.Type == AnnotationType.Widget).Select(one => (page, one))));
        var inside = page.GetWords().Where(one => Holds(field.Rectangle, one.BoundingBox)).Select(one => one.Text).ToList();
        Assert.All(name.Split(' '), part => Assert.Contains(inside, text => text.Contains(part, StringComparison.Ordinal)));
        Assert.Contains(inside, text => text.Contains(word, StringComparison.Ordinal));
        // And over nothing else: the last sentence of the letter stays free.
        Assert.InRange(field.Rectangle.Height, 40, 120);
        Assert.InRange(field.Rectangle.Left, 297, 595);
    }

    private static bool Holds(PdfRectangle field, PdfRectangle word) =>
        word.Left >= field.Left && word.Right <= field.Right && word.Bottom >= field.Bottom - 1 && word.Top <= field.Top + 1;
}
