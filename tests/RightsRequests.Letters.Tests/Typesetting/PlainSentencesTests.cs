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

    [Theory]
    [InlineData("fr", "Nous avons informé : • Autorités judiciaires, le 15 avril 2026", "Nous allons informer : • Caisse nationale")]
    [InlineData("en", "We informed: • Autorités judiciaires, on 15 April 2026", "We will inform: • Caisse nationale")]
    public async Task Recipients_are_named_without_gender_or_number(string language, string told, string toTell)
    {
        var letter = SampleLetter.For("response", "erasure", language);
        var text = await room.TextOfAsync(letter with { Recipients = [new("Autorités judiciaires", new(2026, 4, 15)), new("Caisse nationale", null)] });
        Assert.True(PdfText.Says(text, told), text);
        Assert.True(PdfText.Says(text, toTell), text);
    }

    [Theory]
    [InlineData("fr", "nos études (article 21, paragraphe 6, du RGPD) ; votre espace personnel (article 21, paragraphe 1, du RGPD)")]
    [InlineData("en", "our studies (Article 21(6) GDPR); your personal account (Article 21(1) GDPR)")]
    public async Task What_stops_after_an_objection_is_cited_with_its_own_ground(string language, string said)
    {
        var letter = SampleLetter.For("response", "objection", language);
        var studies = letter.Outcomes[1] with { Marketing = false, Ground = "21(6)", Purpose = language == "fr" ? "nos études" : "our studies" };
        Assert.True(PdfText.Says(await room.TextOfAsync(letter with { Outcomes = [studies, letter.Outcomes[2]] }), said));
    }

    [Theory]
    [InlineData("fr", "Vous ne recevrez plus les services", "Si vous avez un contrat avec nous, il ne change pas", "ce retrait ne change rien pour vous")]
    [InlineData("en", "You will no longer receive the services", "If you have a contract with us, it does not change", "this withdrawal changes nothing for you")]
    public async Task A_withdrawal_that_stopped_nothing_announces_no_loss(string language, string lost, string contract, string nothing)
    {
        var letter = SampleLetter.For("response", "consent-withdrawal", language);
        var stopped = await room.TextOfAsync(letter.With("granted"));
        var idle = await room.TextOfAsync(letter.With("not-applicable"));
        Assert.True(PdfText.Says(stopped, lost) && PdfText.Says(stopped, contract));
        Assert.True(PdfText.Says(idle, nothing));
        Assert.False(PdfText.Says(idle, lost));
    }

    [Theory]
    [InlineData("fr", "Voici le résultat, traitement par traitement. Pour la gestion", "pas justifiée, vous pouvez la contester. Vous pouvez")]
    [InlineData("en", "Here is the result, for each processing activity. For the management", "is not justified, you may contest it. You may")]
    public async Task A_sentence_ends_before_the_next_begins(string language, string review, string extension)
    {
        Assert.True(PdfText.Says(await room.TextOfAsync(SampleLetter.For("response", "automated-decision", language)), review));
        Assert.True(PdfText.Says(await room.TextOfAsync(SampleLetter.For("extension", "access", language)), extension));
    }
}
