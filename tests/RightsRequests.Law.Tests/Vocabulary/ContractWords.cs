namespace RightsRequests.Law.Tests.Vocabulary;

public sealed class ContractWords
{
    [Fact]
    public void Are_those_of_the_contract()
    {
        Assert.Equal("metropole alsace-moselle guadeloupe guyane martinique mayotte la-reunion saint-barthelemy saint-martin", All<HolidayZone>());
        Assert.Equal("access rectification erasure restriction portability objection automated-decision consent-withdrawal", All<Right>());
        Assert.Equal("insured member beneficiary prospect business-contact visitor site-user", All<Relation>());
        Assert.Equal("consent contract legal-obligation vital-interests public-task legitimate-interests", All<LegalBasis>());
        Assert.Equal("not-applicable refused needs-decision granted-in-part granted", All<Outcome>());
        Assert.Equal("provided observed inferred third-party", All<DataSource>());
        Assert.Equal(
            "consent-withdrawn accuracy-contested unlawful erasure-opposed needed-by-subject-for-claims needed-by-controller-for-claims "
            + "objection-pending objection-upheld compelling-grounds no-longer-necessary retention-ended collected-as-minor",
            All<RequestFact>());
    }

    [Fact]
    public void Are_read_back_to_their_values() =>
        Assert.All(Enum.GetValues<HolidayZone>(), z => Assert.Equal(z, Law.Vocabulary.Read<HolidayZone>(z.Word())));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Erasure")]
    [InlineData("deletion")]
    public void And_no_others_are_read(string? word)
    {
        Assert.False(Law.Vocabulary.TryRead<Right>(word, out var value));
        Assert.Equal(default, value);
    }

    [Fact]
    public void Are_named_when_another_is_read()
    {
        var error = Assert.Throws<ArgumentException>(() => Law.Vocabulary.Read<DataSource>("guessed"));

        Assert.StartsWith("'guessed' is not one of: provided, observed, inferred, third-party", error.Message, StringComparison.Ordinal);
    }

    private static string All<T>()
        where T : struct, Enum => string.Join(' ', Law.Vocabulary.All<T>());
}
