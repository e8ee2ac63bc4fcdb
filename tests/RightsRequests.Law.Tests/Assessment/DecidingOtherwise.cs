namespace RightsRequests.Law.Tests.Assessment;

/// <summary>A person who decides otherwise than proposed, and writes no reason, has the law's reason for what they decided.</summary>
public sealed class DecidingOtherwise
{
    private static readonly ProcessingActivity Interests = Asked.Ordinary with { Basis = LegalBasis.LegitimateInterests };
    private static readonly ProcessingActivity Consent = Asked.Ordinary with { Basis = LegalBasis.Consent };

    public static TheoryData<Right, ProcessingActivity, bool, Outcome, string, string> Decisions => new()
    {
        { Right.Objection, Interests, false, Outcome.Refused, "nos motifs légitimes et impérieux de poursuivre ce traitement l’emportent", "article 21, paragraphe 1, du RGPD" },
        { Right.Objection, Interests, false, Outcome.GrantedInPart, "Nous mettons fin à une partie de ce traitement ; pour le reste", "article 21, paragraphe 1, du RGPD" },
        { Right.Objection, Interests, false, Outcome.NotApplicable, "ce droit ne s’applique pas", "article 21, paragraphe 1, du RGPD" },
        { Right.Objection, Interests with { Research = true, Basis = LegalBasis.PublicTask }, false, Outcome.Refused, "mission d’intérêt public", "article 21, paragraphe 6, du RGPD" },
        { Right.Restriction, Consent, false, Outcome.Refused, "aucun des quatre cas", "article 18, paragraphe 1, du RGPD" },
        { Right.Restriction, Consent, false, Outcome.GrantedInPart, "Une partie seulement", "article 18, paragraphe 1, du RGPD" },
        { Right.Access, Consent, true, Outcome.Refused, "ni au règlement de la succession ni à la prise en compte du décès", "article 85" },
        { Right.Access, Consent with { CareRecord = true }, true, Outcome.Refused, "Ces informations ne vous sont pas nécessaires", "article L. 1110-4" },
        { Right.Portability, Consent, true, Outcome.Granted, "Nous vous remettons", "article 85" },
        { Right.Erasure, Consent, false, Outcome.Refused, "Vous n’avez pas retiré le consentement", "article 17, paragraphe 1, point b), du RGPD" },
        { Right.Erasure, Interests, false, Outcome.Granted, "nous les effaçons", "article 17, paragraphe 1, point c), du RGPD" },
        { Right.Erasure, Interests with { Research = true }, false, Outcome.Granted, "nous les effaçons", "article 17, paragraphe 3, point d), du RGPD" },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Another_outcome_than_the_proposed_one_has_a_reason_that_speaks_for_it(Right right, ProcessingActivity activity, bool heir, Outcome decided, string reason, string cited)
    {
        var assessed = Asked.Assess(right, activity, heir: heir);
        Assert.Equal(Outcome.NeedsDecision, assessed.Outcome);

        var other = DecidedOtherwise.Reason(right, assessed, decided)!;

        var french = other.Fr.Replace('\u00A0', ' ').Replace('\u202F', ' ');
        Assert.Contains(reason, french, StringComparison.Ordinal);
        Assert.Contains(cited, french, StringComparison.Ordinal);
        Assert.NotEqual(assessed.Reason.En, other.En);
        Assert.EndsWith(").", other.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_proposed_outcome_keeps_its_own_reason()
    {
        var assessed = Asked.Assess(Right.Objection, Interests);

        Assert.Null(DecidedOtherwise.Reason(Right.Objection, assessed, assessed.Proposed!.Value));
    }

    [Fact]
    public void What_the_law_decides_by_itself_keeps_its_own_reason()
    {
        var assessed = Asked.Assess(Right.Objection, Asked.Ordinary with { Marketing = true });

        Assert.Null(DecidedOtherwise.Reason(Right.Objection, assessed, Outcome.Refused));
    }
}
