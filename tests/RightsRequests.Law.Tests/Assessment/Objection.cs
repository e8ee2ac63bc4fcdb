namespace RightsRequests.Law.Tests.Assessment;

public sealed class Objection
{
    [Theory]
    [InlineData("", "needs-decision granted 21(1)")]
    [InlineData("objection-upheld", "granted 21(1)")]
    [InlineData("compelling-grounds", "refused 21(1)")]
    [InlineData("objection-upheld,compelling-grounds", "granted 21(1)")]
    [InlineData("needed-by-controller-for-claims", "needs-decision granted 21(1)")]
    public void Is_weighed_on_public_task_and_legitimate_interests(string facts, string expected) => Assert.All(
        new[] { LegalBasis.PublicTask, LegalBasis.LegitimateInterests },
        basis => Assert.Equal(expected, Asked.Assess(Right.Objection, Asked.Ordinary with { Basis = basis }, facts).Line()));

    [Theory]
    [InlineData(LegalBasis.PublicTask, "", "needs-decision granted 21(6)")]
    [InlineData(LegalBasis.PublicTask, "objection-upheld,compelling-grounds", "granted 21(6)")]
    [InlineData(LegalBasis.PublicTask, "compelling-grounds", "refused 21(6)")]
    [InlineData(LegalBasis.LegitimateInterests, "", "granted 21(6)")]
    [InlineData(LegalBasis.LegitimateInterests, "objection-upheld", "granted 21(6)")]
    [InlineData(LegalBasis.LegitimateInterests, "compelling-grounds", "refused 21(6)")]
    [InlineData(LegalBasis.Contract, "", "not-applicable 21(1)")]
    public void To_research_yields_to_the_public_interest_only(LegalBasis basis, string facts, string expected) =>
        Assert.Equal(expected, Asked.Assess(Right.Objection, Asked.Ordinary with { Basis = basis, Research = true }, facts).Line());

    [Theory]
    [InlineData("")]
    [InlineData("compelling-grounds")]
    [InlineData("needed-by-controller-for-claims")]
    public void To_marketing_is_absolute(string facts) => Assert.All(
        Enum.GetValues<LegalBasis>(),
        basis => Assert.Equal("granted 21(3)", Asked.Assess(Right.Objection, Asked.Ordinary with { Basis = basis, Marketing = true, Research = true }, facts).Line()));

    [Theory]
    [InlineData(LegalBasis.Consent, false)]
    [InlineData(LegalBasis.Contract, false)]
    [InlineData(LegalBasis.LegalObligation, true)]
    [InlineData(LegalBasis.VitalInterests, true)]
    [InlineData(LegalBasis.PublicTask, false)]
    [InlineData(LegalBasis.LegitimateInterests, false)]
    public void To_marketing_on_a_basis_that_carries_none_alerts_the_dpo(LegalBasis basis, bool alert) =>
        Assert.Equal(alert, Asked.Assess(Right.Objection, Asked.Ordinary with { Basis = basis, Marketing = true }).AlertDpo);

    [Theory]
    [InlineData(LegalBasis.Consent, "consentement")]
    [InlineData(LegalBasis.Contract, "autre fondement")]
    [InlineData(LegalBasis.LegalObligation, "autre fondement")]
    [InlineData(LegalBasis.VitalInterests, "autre fondement")]
    public void Does_not_meet_the_other_bases_and_says_what_helps_instead(LegalBasis basis, string word)
    {
        var assessment = Asked.Assess(Right.Objection, Asked.Ordinary with { Basis = basis }, "objection-upheld");

        Assert.Equal("not-applicable 21(1)", assessment.Line());
        Assert.Contains(word, assessment.Reason.Fr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LegalBasis.Consent)]
    [InlineData(LegalBasis.Contract)]
    [InlineData(LegalBasis.LegalObligation)]
    [InlineData(LegalBasis.VitalInterests)]
    public void Is_weighed_where_the_organisation_lists_a_further_basis(LegalBasis basis)
    {
        var matrix = Asked.Matrix(Right.Objection, [basis]);

        Assert.Equal("needs-decision granted 21(1)", Asked.Assess(Right.Objection, Asked.Ordinary with { Basis = basis }, matrix: matrix).Line());
        Assert.Equal("refused 21(1)", Asked.Assess(Right.Objection, Asked.Ordinary with { Basis = basis }, "compelling-grounds", matrix: matrix).Line());
    }
}
