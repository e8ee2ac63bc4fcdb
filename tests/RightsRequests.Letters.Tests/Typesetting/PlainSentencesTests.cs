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
    [InlineData("fr", "Vous n’avez rien d’autre à faire", "Vous n’avez rien à faire")]
    [InlineData("en", "You have nothing else to do", "You have nothing to do")]
    public async Task Who_is_asked_for_a_proof_does_not_read_that_nothing_is_to_be_done(string language, string asked, string idle)
    {
        var letter = SampleLetter.For("acknowledgement", "access", language);
        var text = await room.TextOfAsync(letter with { RepresentativeName = "Basile Petitjean" });
        Assert.True(PdfText.Says(text, asked));
        Assert.False(PdfText.Says(text, idle));
        Assert.True(PdfText.Says(await room.TextOfAsync(letter), idle));
    }

    [Theory]
    [InlineData("fr", "mais nous n’avons trouvé aucune donnée à effacer", "Nous l’avons fait", "Les données effacées")]
    [InlineData("en", "but found no data to erase", "We have done so", "Erased data")]
    public async Task An_erasure_that_found_nothing_claims_to_have_erased_nothing(string language, string found, string done, string erased)
    {
        var letter = SampleLetter.For("response", "erasure", language).With("granted");
        var text = await room.TextOfAsync(letter);
        Assert.True(PdfText.Says(text, done) && PdfText.Says(text, erased));

        text = await room.TextOfAsync(letter with { Holders = [letter.Holders[0] with { Erased = 0 }] });
        Assert.True(PdfText.Says(text, found));
        Assert.False(PdfText.Says(text, done) || PdfText.Says(text, erased));
    }

    [Theory]
    [InlineData("fr", "Rien n’a dû être occulté", "(article 15, paragraphe 4)")]
    [InlineData("en", "Nothing had to be blacked out", "(Article 15(4) GDPR)")]
    public async Task Who_is_unknown_reads_nothing_of_a_copy_without_black_bars(string language, string nothing, string article)
    {
        var letter = SampleLetter.For("response", "access", language);
        Assert.True(PdfText.Says(await room.TextOfAsync(letter), nothing));

        var text = await room.TextOfAsync(letter.HoldingNothing());
        Assert.True(PdfText.Says(text, article));
        Assert.False(PdfText.Says(text, nothing));
    }

    [Theory]
    [InlineData("fr", "livret de famille, jugement ou mandat (un avocat", "votre numéro d’adhérent ou d’assuré")]
    [InlineData("en", "family record book, judgment or mandate (a lawyer", "your member or insurance number")]
    public async Task Who_acts_for_another_is_asked_for_the_proof_of_that(string language, string proof, string number)
    {
        var letter = SampleLetter.For("identity-request", "access", language) with { EvidenceAsked = [] };
        var text = await room.TextOfAsync(letter with { RepresentativeName = "Basile Petitjean" });
        Assert.True(PdfText.Says(text, proof));
        Assert.False(PdfText.Says(text, number));
        Assert.True(PdfText.Says(await room.TextOfAsync(letter), number));
    }

    [Theory]
    [InlineData("fr", "il n’y avait rien à limiter", "nous conservons les données limitées")]
    [InlineData("en", "there was nothing to restrict", "we store the restricted data")]
    public async Task A_restriction_that_found_nothing_says_so(string language, string nothing, string kept)
    {
        var letter = SampleLetter.For("response", "restriction", language).With("granted");
        var found = letter.Holders[0] with { Action = "restrict" };
        var text = await room.TextOfAsync(letter with { Holders = [found, found with { NoData = true }] });
        Assert.True(PdfText.Says(text, kept));
        Assert.False(PdfText.Says(text, nothing));

        text = await room.TextOfAsync(letter with { Holders = [found with { NoData = true }] });
        Assert.True(PdfText.Says(text, nothing));
        Assert.False(PdfText.Says(text, kept));
    }

    [Theory]
    [InlineData("fr", "aucun n’avait de données à vous remettre", "archive ZIP", "Le téléchargement")]
    [InlineData("en", "none had any data to hand over", "ZIP archive", "The download")]
    public async Task A_portability_that_found_nothing_offers_no_file(string language, string found, string archive, string download)
    {
        var letter = SampleLetter.For("response", "portability", language).With("granted");
        var text = await room.TextOfAsync(letter with { Data = [] });
        Assert.True(PdfText.Says(text, found));
        Assert.False(PdfText.Says(text, archive) || PdfText.Says(text, download));
    }

    [Theory]
    [InlineData("fr", "3 données n’ont pas pu être limitées. La raison qui nous a été donnée : « Le contrat court ».", "La limitation s’appliquera aux traitements", "nous vous écrirons de nouveau")]
    [InlineData("en", "3 items could not be restricted. The reason given to us: “Le contrat court”.", "The restriction will apply to the processing", "we will write to you again")]
    public async Task A_restriction_says_what_it_does_not_cover_and_what_has_not_begun(string language, string inPart, string later, string again)
    {
        var letter = SampleLetter.For("response", "restriction", language).With("granted");
        var holder = letter.Holders[1] with { Action = "restrict", Kept = 3, KeptGround = null };

        var text = await room.TextOfAsync(letter with { Holders = [holder with { InPart = true, Why = "Le contrat court." }] });
        Assert.True(PdfText.Says(text, inPart), text);
        Assert.False(PdfText.Says(text, again));
        Assert.True(PdfText.Says(text, "3 place de Fontenoy") && PdfText.Says(text, language == "fr" ? "article 79 du RGPD" : "Article 79 GDPR"));

        text = await room.TextOfAsync(letter with { EffectiveOn = null, Holders = [holder with { Complete = false }] });
        Assert.True(PdfText.Says(text, later) && PdfText.Says(text, again), text);
    }

    [Theory]
    [InlineData("identity-request", "access", false)]
    [InlineData("clarification-request", "access", false)]
    [InlineData("restriction-lifting", "restriction", false)]
    [InlineData("recipient-notice", "erasure", false)]
    [InlineData("extension", "access", true)]
    [InlineData("response", "access", true)]
    public async Task A_day_to_answer_by_stands_at_the_head_only_where_it_holds(string kind, string right, bool stands)
    {
        foreach (var (language, label) in new[] { ("fr", "Réponse due au plus tard le"), ("en", "Answer due by") })
        {
            Assert.Equal(stands, PdfText.Says(await room.TextOfAsync(SampleLetter.For(kind, right, language)), label));
        }
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
