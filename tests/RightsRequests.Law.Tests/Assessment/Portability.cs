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

    private static ProcessingActivity From(string sources) =>
        Asked.Ordinary with { Sources = sources.Split(',').Select(Law.Vocabulary.Read<DataSource>).ToHashSet() };
}
