namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>The facts of the case stand in the letter, in the words of its language.</summary>
[Collection(nameof(PressRoom))]
public sealed class LetterFactsTests(PressRoom room)
{
    [Theory]
    [InlineData("fr", "1er avril 2026", "20 avril 2026", "4 mai 2026")]
    [InlineData("en", "1 April 2026", "20 April 2026", "4 May 2026")]
    public async Task The_head_of_a_letter_says_who_writes_to_whom_when_and_about_what(string language, string received, string dated, string due)
    {
        var text = await room.TextOfAsync(SampleLetter.For("acknowledgement", "access", language));
        string[] facts =
        [
            received, dated, due, "DR-2026-7K3M9", "123 456 782", "Camille Aubertin", "Mme Solange Petitjean",
            "4 rue des Écoles", "dpo@mutuelle.example", "K7QX-93MD-RA2T",
        ];
        Assert.DoesNotContain(facts, fact => !PdfText.Says(text, fact));
    }

    [Fact]
    public async Task What_is_kept_says_its_article_and_until_when()
    {
        var text = await room.TextOfAsync(SampleLetter.For("response", "erasure", "fr"));
        Assert.True(PdfText.Says(text, "La loi nous oblige à garder ces données (article 17, paragraphe 3, point b), du RGPD). Ces données sont conservées jusqu’au 31 décembre 2031."));
    }

    [Fact]
    public async Task A_reason_that_cites_its_article_is_not_given_it_twice()
    {
        var letter = SampleLetter.For("response", "erasure", "fr").With("refused");
        var text = await room.TextOfAsync(letter with
        {
            Outcomes = [letter.Outcomes[0] with { Reason = "Ces pièces sont gardées (article 17, paragraphe 3, point e), du RGPD)." }],
        });
        Assert.False(PdfText.Says(text, "gardées (article 17, paragraphe 3, point e), du RGPD) (article"));
    }

    [Fact]
    public async Task The_new_date_of_an_extension_and_a_fee_are_written_out()
    {
        Assert.True(PdfText.Says(await room.TextOfAsync(SampleLetter.For("extension", "access", "fr")), "au plus tard le 1er juillet 2026"));
        var fee = SampleLetter.For("refusal", "access", "fr") with { RefusalGround = "12(5)", Fee = 15.5m };
        Assert.True(PdfText.Says(await room.TextOfAsync(fee), "15,50 €"));
    }

    [Fact]
    public async Task A_third_partys_datum_is_blacked_out()
    {
        var letter = SampleLetter.For("response", "access", "fr");
        var text = await room.TextOfAsync(letter with
        {
            ThirdPartiesRedacted = true,
            Data = [letter.Data[0] with { Value = "Armel Quéméneur", Redacted = true }],
        });
        Assert.False(PdfText.Says(text, "Quéméneur"));
        Assert.True(PdfText.Says(text, "occulté pour protéger un tiers"));
    }

    [Fact]
    public async Task Access_through_the_authority_tells_neither_that_data_are_held_nor_that_they_are_not()
    {
        var letter = SampleLetter.For("response", "access", "fr");
        var secret = letter.Activities[0] with { Activity = "Lutte contre le blanchiment", DataHeld = false };
        var line = letter.Outcomes[3] with { Activity = secret.Activity, Ground = "CMF L561-45", Reason = "Ce droit s’exerce auprès de la CNIL" };
        LetterData With(bool held) => letter with
        {
            IndirectAccessThroughAuthority = true,
            Activities = [.. letter.Activities, secret with { DataHeld = held }],
            Outcomes = [line],
        };
        Assert.Equal(await room.TextOfAsync(With(true)), await room.TextOfAsync(With(false)));
    }

    [Fact]
    public async Task French_double_punctuation_never_begins_a_line()
    {
        var text = await room.TextOfAsync(SampleLetter.For("identity-request", "access", "fr"));
        Assert.DoesNotMatch(@"[^\u202F] ?[;!?]", text.Replace("https:", string.Empty, StringComparison.Ordinal));
    }
}
