namespace RightsRequests.Law.Tests.Assessment;

public sealed class AutomatedDecisionsAndWithdrawal
{
    [Theory]
    [InlineData(LegalBasis.Consent, "granted 22(3)", false)]
    [InlineData(LegalBasis.Contract, "granted 22(3)", false)]
    [InlineData(LegalBasis.LegalObligation, "granted 22(2)(b)", false)]
    [InlineData(LegalBasis.VitalInterests, "not-applicable 22(1)", true)]
    [InlineData(LegalBasis.PublicTask, "granted 22(2)(b)", false)]
    [InlineData(LegalBasis.LegitimateInterests, "granted 22(3)", true)]
    public void A_decision_is_reviewed_and_one_without_ground_alerts_the_dpo(LegalBasis basis, string expected, bool alert)
    {
        var assessment = Asked.Assess(Right.AutomatedDecision, Asked.Ordinary with { Basis = basis });

        Assert.Equal(expected, assessment.Line());
        Assert.Equal(alert, assessment.AlertDpo);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("9(2)(a)", false)]
    [InlineData("9(2)(g)", false)]
    [InlineData("9(2)(h)", true)]
    public void A_decision_on_special_categories_without_its_condition_alerts_the_dpo(string? condition, bool alert) =>
        Assert.Equal(alert, Asked.Assess(Right.AutomatedDecision, Asked.Ordinary with { SpecialCategory = condition }).AlertDpo);

    [Fact]
    public void No_decision_means_nothing_to_review() => Assert.All(Enum.GetValues<LegalBasis>(), basis =>
    {
        var assessment = Asked.Assess(Right.AutomatedDecision, Asked.Ordinary with { Basis = basis, AutomatedDecision = false });

        Assert.Equal("not-applicable 22(1)", assessment.Line());
        Assert.Contains("aucune décision", assessment.Reason.Fr, StringComparison.Ordinal);
        Assert.False(assessment.AlertDpo);
    });

    [Fact]
    public void Vital_interests_are_reviewed_where_the_organisation_lists_them()
    {
        var vital = Asked.Ordinary with { Basis = LegalBasis.VitalInterests };

        var assessment = Asked.Assess(Right.AutomatedDecision, vital, matrix: Asked.Matrix(Right.AutomatedDecision, [LegalBasis.VitalInterests]));

        Assert.Equal("granted 22(3)", assessment.Line());
        Assert.True(assessment.AlertDpo);
    }

    [Theory]
    [InlineData(LegalBasis.Consent, null, "granted 7(3)")]
    [InlineData(LegalBasis.Consent, "9(2)(a)", "granted 7(3)")]
    [InlineData(LegalBasis.Contract, null, "not-applicable 7(3)")]
    [InlineData(LegalBasis.Contract, "9(2)(h)", "not-applicable 7(3)")]
    [InlineData(LegalBasis.Contract, "9(2)(a)", "needs-decision granted 7(3)")]
    [InlineData(LegalBasis.LegalObligation, null, "not-applicable 7(3)")]
    [InlineData(LegalBasis.VitalInterests, null, "not-applicable 7(3)")]
    [InlineData(LegalBasis.PublicTask, null, "not-applicable 7(3)")]
    [InlineData(LegalBasis.LegitimateInterests, null, "not-applicable 7(3)")]
    public void Withdrawal_is_for_consent(LegalBasis basis, string? condition, string expected) => Assert.Equal(
        expected,
        Asked.Assess(
            Right.ConsentWithdrawal,
            Asked.Ordinary with { Basis = basis, SpecialCategory = condition },
            matrix: Asked.Matrix(Right.ConsentWithdrawal, Enum.GetValues<LegalBasis>())).Line());
}
