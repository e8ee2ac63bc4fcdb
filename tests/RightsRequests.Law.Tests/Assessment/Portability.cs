namespace RightsRequests.Law.Tests.Assessment;

public sealed class Portability
{
    [Theory]
    [InlineData("provided", "granted 20(1)")]
    [InlineData("observed", "granted 20(1)")]
    [InlineData("provided,observed", "granted 20(1)")]
    [InlineData("provided,inferred", "granted-in-part 20(1)")]
    [InlineData("observed,third-party", "granted-in-part 20(1)")]
    [InlineData("inferred,third-party", "refused 20(1)")]
    public void Covers_what_the_subject_provided(string sources, string expected) => Assert.All(
        new[] { LegalBasis.Consent, LegalBasis.Contract },
        basis => Assert.Equal(expected, Asked.Assess(Right.Portability, From(sources) with { Basis = basis }).Line()));

    [Fact]
    public void Is_refused_for_paper() =>
        Assert.Equal("refused 20(1)(b)", Asked.Assess(Right.Portability, Asked.Ordinary with { Automated = false }).Line());

    [Theory]
    [InlineData(LegalBasis.LegalObligation)]
    [InlineData(LegalBasis.VitalInterests)]
    [InlineData(LegalBasis.PublicTask)]
    [InlineData(LegalBasis.LegitimateInterests)]
    public void Never_meets_another_basis_even_where_the_matrix_lists_it(LegalBasis basis) => Assert.Equal(
        "not-applicable 20(1)(a)",
        Asked.Assess(Right.Portability, Asked.Ordinary with { Basis = basis, SpecialCategory = "9(2)(a)" }, matrix: Asked.Matrix(Right.Portability, [basis])).Line());

    [Fact]
    public void Ends_with_the_life_of_the_person_and_what_an_heir_gets_all_the_same_a_person_decides()
    {
        var assessment = Asked.Assess(Right.Portability, Asked.Ordinary, heir: true);

        Assert.Equal("needs-decision refused loi 78-17 85", assessment.Line());
        Assert.Contains("prend fin au décès", assessment.Reason.Fr, StringComparison.Ordinal);
        Assert.Contains("ends when the person dies", assessment.Reason.En, StringComparison.Ordinal);
        Assert.Equal("not-applicable 20(1)(a)", Asked.Assess(Right.Portability, Asked.Ordinary with { Basis = LegalBasis.PublicTask }, heir: true).Line());
    }

    private static ProcessingActivity From(string sources) =>
        Asked.Ordinary with { Sources = sources.Split(',').Select(Law.Vocabulary.Read<DataSource>).ToHashSet() };
}
