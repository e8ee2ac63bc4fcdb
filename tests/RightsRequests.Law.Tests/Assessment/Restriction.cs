namespace RightsRequests.Law.Tests.Assessment;

public sealed class Restriction
{
    [Theory]
    [InlineData("", "needs-decision granted 18(1)")]
    [InlineData("accuracy-contested", "granted 18(1)(a)")]
    [InlineData("unlawful,erasure-opposed", "granted 18(1)(b)")]
    [InlineData("unlawful", "needs-decision granted 18(1)")]
    [InlineData("erasure-opposed", "needs-decision granted 18(1)")]
    [InlineData("needed-by-subject-for-claims", "granted 18(1)(c)")]
    [InlineData("needed-by-controller-for-claims", "needs-decision granted 18(1)")]
    [InlineData("accuracy-contested,unlawful,erasure-opposed,needed-by-subject-for-claims", "granted 18(1)(a)")]
    [InlineData("unlawful,erasure-opposed,needed-by-subject-for-claims", "granted 18(1)(b)")]
    public void Has_its_cases_on_every_basis(string facts, string expected) => Assert.All(
        Enum.GetValues<LegalBasis>(),
        basis => Assert.Equal(expected, Asked.Assess(Right.Restriction, Asked.Ordinary with { Basis = basis }, facts).Line()));

    [Theory]
    [InlineData(LegalBasis.Consent, "needs-decision granted 18(1)")]
    [InlineData(LegalBasis.Contract, "needs-decision granted 18(1)")]
    [InlineData(LegalBasis.LegalObligation, "needs-decision granted 18(1)")]
    [InlineData(LegalBasis.VitalInterests, "needs-decision granted 18(1)")]
    [InlineData(LegalBasis.PublicTask, "granted 18(1)(d)")]
    [InlineData(LegalBasis.LegitimateInterests, "granted 18(1)(d)")]
    public void Has_its_fourth_case_where_an_objection_exists(LegalBasis basis, string expected) =>
        Assert.Equal(expected, Asked.Assess(Right.Restriction, Asked.Ordinary with { Basis = basis }, "objection-pending").Line());

    [Theory]
    [InlineData(LegalBasis.PublicTask)]
    [InlineData(LegalBasis.LegitimateInterests)]
    public void Has_its_fourth_case_only_while_an_objection_is_pending(LegalBasis basis) =>
        Assert.Equal("needs-decision granted 18(1)", Asked.Assess(Right.Restriction, Asked.Ordinary with { Basis = basis }, "objection-upheld").Line());
}
