namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>Sentences that a reader of the letters stumbled over.</summary>
[Collection(nameof(PressRoom))]
public sealed class PlainSentencesTests(PressRoom room)
{
    [Theory]
    [InlineData("Odile Fabre", "le décès d’Odile Fabre")]
    [InlineData("Émile Fabre", "le décès d’Émile Fabre")]
    [InlineData("Hélène Fabre", "le décès d’Hélène Fabre")]
    [InlineData("Yves Fabre", "le décès d’Yves Fabre")]
    [InlineData("Yann Fabre", "le décès de Yann Fabre")]
    [InlineData("Hassan Fabre", "le décès de Hassan Fabre")]
    [InlineData("Solange Fabre", "le décès de Solange Fabre")]
    public async Task A_name_is_elided_as_it_is_spoken(string name, string words)
    {
        var letter = SampleLetter.For("acknowledgement", "access", "fr") with { AfterDeath = true, SubjectName = name };
        Assert.True(PdfText.Says(await room.TextOfAsync(letter), words));
    }

    [Theory]
    [InlineData("fr", "acceptons votre demande", "votre demande a été examinée et aucune donnée n’a été modifiée (article 16 du RGPD)")]
    [InlineData("en", "grant your request", "your request was examined and no data were changed (Article 16 GDPR)")]
    public async Task A_rectification_that_corrected_nothing_accepts_nothing(string language, string accepted, string examined)
    {
        var letter = SampleLetter.For("response", "rectification", language).With("granted");
        Assert.True(PdfText.Says(await room.TextOfAsync(letter), accepted));

        var text = await room.TextOfAsync(letter with { Corrections = [.. letter.Corrections.Select(line => line with { Made = false })] });

        Assert.False(PdfText.Says(text, accepted));
        Assert.True(PdfText.Says(text, examined));
        Assert.All(letter.Outcomes, line => Assert.True(PdfText.Says(text, line.Activity)));
    }

    [Theory]
    [InlineData("fr", "d’effacer les données de la personne décédée (article 17", "d’effacer vos données")]
    [InlineData("en", "to erase the data of the deceased (Article 17", "to erase your data")]
    public async Task An_heir_reads_of_the_data_of_the_deceased(string language, string said, string unsaid)
    {
        var text = await room.TextOfAsync(SampleLetter.For("response", "erasure", language) with { AfterDeath = true, RepresentativeName = "Basile Petitjean" });
        Assert.True(PdfText.Says(text, said));
        Assert.False(PdfText.Says(text, unsaid));
    }
}
