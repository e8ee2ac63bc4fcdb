using NodaTime;

namespace RightsRequests.Law.Tests.Assessment;

public sealed class Erasure
{
    [Theory]
    [InlineData("consent", "", "needs-decision granted 17(1)(b)")]
    [InlineData("consent", "consent-withdrawn", "granted 17(1)(b)")]
    [InlineData("consent", "consent-withdrawn,no-longer-necessary", "granted 17(1)(b)")]
    [InlineData("consent", "no-longer-necessary", "granted 17(1)(a)")]
    [InlineData("consent", "retention-ended", "granted 17(1)(a)")]
    [InlineData("consent", "unlawful", "granted 17(1)(d)")]
    [InlineData("consent", "collected-as-minor", "granted 17(1)(f)")]
    [InlineData("consent", "needed-by-controller-for-claims", "refused 17(3)(e)")]
    [InlineData("consent", "objection-upheld", "needs-decision granted 17(1)(b)")]
    [InlineData("contract", "", "refused 17(1)(a)")]
    [InlineData("contract", "consent-withdrawn", "refused 17(1)(a)")]
    [InlineData("contract", "objection-upheld", "refused 17(1)(a)")]
    [InlineData("contract", "no-longer-necessary", "granted 17(1)(a)")]
    [InlineData("contract", "retention-ended", "granted 17(1)(a)")]
    [InlineData("contract", "unlawful", "granted 17(1)(d)")]
    [InlineData("contract", "collected-as-minor", "granted 17(1)(f)")]
    [InlineData("contract", "no-longer-necessary,needed-by-controller-for-claims", "refused 17(3)(e)")]
    [InlineData("legal-obligation", "", "refused 17(3)(b)")]
    [InlineData("legal-obligation", "no-longer-necessary", "refused 17(3)(b)")]
    [InlineData("legal-obligation", "unlawful", "refused 17(3)(b)")]
    [InlineData("legal-obligation", "collected-as-minor,consent-withdrawn,objection-upheld", "refused 17(3)(b)")]
    [InlineData("legal-obligation", "retention-ended", "granted 17(1)(a)")]
    [InlineData("legal-obligation", "retention-ended,needed-by-controller-for-claims", "refused 17(3)(e)")]
    [InlineData("vital-interests", "", "refused 17(1)(a)")]
    [InlineData("vital-interests", "objection-upheld", "refused 17(1)(a)")]
    [InlineData("vital-interests", "no-longer-necessary", "granted 17(1)(a)")]
    [InlineData("vital-interests", "unlawful", "granted 17(1)(d)")]
    [InlineData("public-task", "", "refused 17(3)(b)")]
    [InlineData("public-task", "collected-as-minor", "refused 17(3)(b)")]
    [InlineData("public-task", "compelling-grounds", "refused 17(3)(b)")]
    [InlineData("public-task", "objection-upheld", "granted 17(1)(c)")]
    [InlineData("public-task", "retention-ended", "granted 17(1)(a)")]
    [InlineData("public-task", "no-longer-necessary", "granted 17(1)(a)")]
    [InlineData("public-task", "unlawful", "granted 17(1)(d)")]
    [InlineData("legitimate-interests", "", "needs-decision refused 17(1)(c)")]
    [InlineData("legitimate-interests", "objection-pending", "needs-decision refused 17(1)(c)")]
    [InlineData("legitimate-interests", "objection-upheld", "granted 17(1)(c)")]
    [InlineData("legitimate-interests", "compelling-grounds", "refused 17(1)(c)")]
    [InlineData("legitimate-interests", "objection-upheld,compelling-grounds", "granted 17(1)(c)")]
    [InlineData("legitimate-interests", "no-longer-necessary", "granted 17(1)(a)")]
    [InlineData("legitimate-interests", "unlawful", "granted 17(1)(d)")]
    [InlineData("legitimate-interests", "collected-as-minor", "granted 17(1)(f)")]
    [InlineData("legitimate-interests", "objection-upheld,needed-by-controller-for-claims", "refused 17(3)(e)")]
    public void By_basis_and_facts(string basis, string facts, string expected) =>
        Assert.Equal(expected, Asked.Assess(Right.Erasure, Based(basis), facts).Line());

    [Theory]
    [InlineData("consent", "", "needs-decision granted 17(1)(b)")]
    [InlineData("consent", "consent-withdrawn,needed-by-controller-for-claims", "granted 17(1)(b)")]
    [InlineData("contract", "", "granted 17(1)(c)")]
    [InlineData("public-task", "", "granted 17(1)(c)")]
    [InlineData("legitimate-interests", "", "granted 17(1)(c)")]
    [InlineData("legitimate-interests", "compelling-grounds,needed-by-controller-for-claims", "granted 17(1)(c)")]
    [InlineData("legal-obligation", "", "refused 17(3)(b)")]
    [InlineData("legal-obligation", "needed-by-controller-for-claims", "refused 17(3)(e)")]
    public void Of_marketing_data_is_an_objection_to_marketing(string basis, string facts, string expected) =>
        Assert.Equal(expected, Asked.Assess(Right.Erasure, Based(basis) with { Marketing = true }, facts).Line());

    [Theory]
    [InlineData("consent", "consent-withdrawn")]
    [InlineData("legal-obligation", "retention-ended")]
    [InlineData("legitimate-interests", "objection-upheld")]
    public void Is_forbidden_by_a_legal_hold_even_for_marketing(string basis, string facts)
    {
        Assert.Equal("refused 17(3)(e)", Asked.Assess(Right.Erasure, Based(basis), facts, legalHold: true).Line());
        Assert.Equal("refused 17(3)(e)", Asked.Assess(Right.Erasure, Based(basis) with { Marketing = true }, facts, legalHold: true).Line());
    }

    [Theory]
    [InlineData("", "refused 17(3)(c)")]
    [InlineData("consent-withdrawn", "refused 17(3)(c)")]
    [InlineData("collected-as-minor", "refused 17(3)(c)")]
    [InlineData("no-longer-necessary", "granted 17(1)(a)")]
    [InlineData("unlawful", "granted 17(1)(d)")]
    public void Of_public_health_data_waits_until_they_are_no_longer_necessary(string facts, string expected) =>
        Assert.Equal(expected, Asked.Assess(Right.Erasure, Based("consent") with { PublicHealthOrArchive = true }, facts).Line());

    [Theory]
    [InlineData("legitimate-interests", "", "needs-decision refused 17(3)(d)")]
    [InlineData("legitimate-interests", "compelling-grounds", "needs-decision refused 17(3)(d)")]
    [InlineData("legitimate-interests", "collected-as-minor", "needs-decision refused 17(3)(d)")]
    [InlineData("legitimate-interests", "objection-upheld", "granted 17(1)(c)")]
    [InlineData("legitimate-interests", "no-longer-necessary", "granted 17(1)(a)")]
    [InlineData("contract", "", "needs-decision refused 17(3)(d)")]
    [InlineData("consent", "", "needs-decision granted 17(1)(b)")]
    [InlineData("consent", "consent-withdrawn", "granted 17(1)(b)")]
    [InlineData("public-task", "", "refused 17(3)(b)")]
    [InlineData("public-task", "objection-upheld", "granted 17(1)(c)")]
    public void Of_research_data_is_weighed_against_the_research(string basis, string facts, string expected) =>
        Assert.Equal(expected, Asked.Assess(Right.Erasure, Based(basis) with { Research = true }, facts).Line());

    [Theory]
    [InlineData("9(2)(a)", "granted 17(1)(b)")]
    [InlineData("9(2)(h)", "refused 17(1)(a)")]
    public void On_withdrawal_of_explicit_consent_behaves_like_consent(string condition, string expected) =>
        Assert.Equal(expected, Asked.Assess(Right.Erasure, Based("contract") with { SpecialCategory = condition }, "consent-withdrawn").Line());

    [Theory]
    [InlineData("legal-obligation", "2026-03-31", "", "granted 17(1)(a)")]
    [InlineData("legal-obligation", "2026-04-01", "", "refused 17(3)(b)")]
    [InlineData("legal-obligation", "2026-04-01", "retention-ended", "refused 17(3)(b)")]
    [InlineData("contract", "2026-03-31", "", "granted 17(1)(a)")]
    [InlineData("contract", "2026-04-01", "retention-ended", "refused 17(1)(a)")]
    public void A_known_end_of_retention_decides_before_a_stated_one(string basis, string end, string facts, string expected) =>
        Assert.Equal(expected, Asked.Assess(Right.Erasure, Based(basis), facts, Deadlines.Day.Of(end)).Line());

    [Theory]
    [InlineData("legal-obligation", "", "2031-12-31", "2031-12-31")]
    [InlineData("legal-obligation", "", "2026-04-01", "2026-04-01")]
    [InlineData("legal-obligation", "", null, "none")]
    [InlineData("legitimate-interests", "", null, "none")]
    [InlineData("consent", "", "2031-12-31", "none")]
    [InlineData("consent", "consent-withdrawn", "2031-12-31", "none")]
    [InlineData("contract", "needed-by-controller-for-claims", "2026-03-31", "none")]
    public void Names_the_day_until_which_data_are_kept(string basis, string facts, string? end, string keptUntil)
    {
        LocalDate? retentionEnd = end is null ? null : Deadlines.Day.Of(end);

        Assert.Equal(keptUntil, Deadlines.Day.Text(Asked.Assess(Right.Erasure, Based(basis), facts, retentionEnd).KeptUntil));
    }

    [Theory]
    [InlineData("collection", "2031-04-01")]
    [InlineData("last-contact", "2031-04-01")]
    [InlineData("answer", "2031-04-01")]
    [InlineData("end-of-contract", "none")]
    public void Without_a_known_end_names_the_latest_day_there_can_be_and_none_while_a_contract_may_run(string from, string keptUntil) => Assert.Equal(
        keptUntil,
        Deadlines.Day.Text(Asked.Assess(Right.Erasure, Based("contract") with { Retention = new(Period.FromYears(5), from) }).KeptUntil));

    [Fact]
    public void Names_no_day_where_the_rule_has_no_period() => Assert.Null(
        Asked.Assess(Right.Erasure, Based("contract") with { Retention = new(null, "unsubscription") }).KeptUntil);

    [Fact]
    public void Alone_names_a_day() => Assert.Null(
        Asked.Assess(Right.Portability, Based("contract") with { Automated = false }, retentionEnd: new LocalDate(2031, 12, 31)).KeptUntil);

    private static ProcessingActivity Based(string basis) => Asked.Ordinary with { Basis = Law.Vocabulary.Read<LegalBasis>(basis) };
}
