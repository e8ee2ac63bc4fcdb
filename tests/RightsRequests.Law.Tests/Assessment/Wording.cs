namespace RightsRequests.Law.Tests.Assessment;

public sealed class Wording
{
    [Theory]
    [InlineData("15", "article 15 du RGPD", "Article 15 GDPR")]
    [InlineData("18(1)", "article 18, paragraphe 1, du RGPD", "Article 18(1) GDPR")]
    [InlineData("17(3)(b)", "article 17, paragraphe 3, point b), du RGPD", "Article 17(3)(b) GDPR")]
    [InlineData("7(3)", "article 7, paragraphe 3, du RGPD", "Article 7(3) GDPR")]
    [InlineData("4(a)", "article 4, point a), du RGPD", "Article 4(a) GDPR")]
    [InlineData("CMF L561-45", "article L. 561-45 du code monétaire et financier", "Article L. 561-45 of the French Monetary and Financial Code")]
    [InlineData("CSP L1110-4 V", "article L. 1110-4, V, du code de la santé publique", "Article L. 1110-4, V, of the French Public Health Code")]
    public void Cites_a_ground_in_both_languages(string ground, string fr, string en)
    {
        var citation = Citation.InWords(ground);

        Assert.Equal(fr, citation.In("fr").Replace('\u00A0', ' '));
        Assert.Equal(en, citation.In("en").Replace('\u00A0', ' '));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("17(b)(3)")]
    [InlineData("x17(3)")]
    [InlineData("17(3)x")]
    [InlineData("117")]
    public void Cites_nothing_else(string ground)
    {
        var error = Assert.Throws<ArgumentException>(() => Citation.InWords(ground));

        Assert.Contains("is not a ground", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ends_the_reason_with_the_article_and_keeps_it_on_one_line()
    {
        var reason = Asked.Assess(Right.Erasure, Asked.Ordinary with { Basis = LegalBasis.LegalObligation }).Reason;

        Assert.Equal(
            "Nous conservons ces données parce que la loi nous l’impose (article\u00A017, paragraphe\u00A03, point\u00A0b), du RGPD).",
            reason.Fr);
        Assert.Equal("We keep these data because the law requires us to (Article\u00A017(3)(b) GDPR).", reason.En);
    }

    [Fact]
    public void Puts_narrow_spaces_before_french_double_punctuation() =>
        Assert.Contains("prospection\u202F; nous", Asked.Assess(Right.Objection, Asked.Ordinary with { Marketing = true }).Reason.Fr, StringComparison.Ordinal);

    [Theory]
    [InlineData("Quoi ? Rien ! Ici ; « là » : fin", "Quoi\u202F? Rien\u202F! Ici\u202F; «\u202Flà\u202F»\u00A0: fin")]
    [InlineData("l’article 17 et le point b), Article L. 561", "l’article\u00A017 et le point\u00A0b), Article\u00A0L.\u00A0561")]
    [InlineData("un particle 1, votre point de vue, un article neuf", "un particle 1, votre point de vue, un article neuf")]
    public void Sets_french(string plain, string set) => Assert.Equal(set, Typography.French(plain));

    [Fact]
    public void Speaks_french_unless_asked_for_english()
    {
        var text = new BilingualText("oui", "yes");

        Assert.Equal(("oui", "yes", "oui"), (text.In("fr"), text.In("en"), text.In("EN")));
    }
}
