namespace RightsRequests.Law.Tests.Assessment;

public sealed class AccessAndRectification
{
    [Fact]
    public void Are_granted_on_every_basis() => Assert.All(Enum.GetValues<LegalBasis>(), basis =>
    {
        Assert.Equal("granted 15", Asked.Assess(Right.Access, Asked.Ordinary with { Basis = basis }).Line());
        Assert.Equal("granted 16", Asked.Assess(Right.Rectification, Asked.Ordinary with { Basis = basis }).Line());
    });

    [Fact]
    public void To_records_against_money_laundering_go_through_the_authority_by_a_persons_decision()
    {
        var assessment = Asked.Assess(Right.Access, Asked.Ordinary with { MoneyLaunderingSecrecy = true });

        Assert.Equal("needs-decision refused CMF L561-45", assessment.Line());
        Assert.Contains("CNIL", assessment.Reason.Fr, StringComparison.Ordinal);
        Assert.Contains("CNIL", assessment.Reason.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soupçon")]
    [InlineData("déclaration")]
    [InlineData("blanchiment")]
    [InlineData("TRACFIN")]
    [InlineData("suspicion")]
    [InlineData("report")]
    [InlineData("laundering")]
    public void Through_the_authority_reveals_nothing(string word)
    {
        var reason = Asked.Assess(Right.Access, Asked.Ordinary with { MoneyLaunderingSecrecy = true }).Reason;

        Assert.DoesNotContain(word, reason.Fr, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(word, reason.En, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Of_money_laundering_records_are_otherwise_ordinary() =>
        Assert.Equal("granted 16", Asked.Assess(Right.Rectification, Asked.Ordinary with { MoneyLaunderingSecrecy = true }).Line());

    [Fact]
    public void Of_an_heir_is_a_persons_decision_as_far_as_the_estate_needs_it()
    {
        var assessment = Asked.Assess(Right.Access, Asked.Ordinary, heir: true);

        Assert.Equal("needs-decision granted loi 78-17 85", assessment.Line());
        Assert.Contains("règlement de la succession", assessment.Reason.Fr, StringComparison.Ordinal);
        Assert.Contains("settle the estate", assessment.Reason.En, StringComparison.Ordinal);
        Assert.Equal("needs-decision refused CMF L561-45", Asked.Assess(Right.Access, Asked.Ordinary with { MoneyLaunderingSecrecy = true }, heir: true).Line());
    }

    [Fact]
    public void Of_an_heir_to_a_care_record_is_a_persons_decision_for_three_purposes()
    {
        var care = Asked.Ordinary with { Basis = LegalBasis.PublicTask, SpecialCategory = "9(2)(h)", CareRecord = true };
        var assessment = Asked.Assess(Right.Access, care, heir: true);

        Assert.Equal("needs-decision granted CSP L1110-4 V", assessment.Line());
        Assert.All(["causes de la mort", "mémoire du défunt", "faire valoir leurs droits", "volonté contraire", "article L. 1110-4, V, du code de la santé publique"], words => Assert.Contains(words, assessment.Reason.Fr.Replace('\u00A0', ' '), StringComparison.Ordinal));
        Assert.All(["causes of death", "memory of the deceased", "their own rights", "refused", "Article L. 1110-4, V, of the French Public Health Code"], words => Assert.Contains(words, assessment.Reason.En.Replace('\u00A0', ' '), StringComparison.Ordinal));
        Assert.Equal("granted 15", Asked.Assess(Right.Access, care).Line());
        Assert.Equal("needs-decision refused CMF L561-45", Asked.Assess(Right.Access, care with { MoneyLaunderingSecrecy = true }, heir: true).Line());
    }
}
