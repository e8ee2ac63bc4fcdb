namespace RightsRequests.Law.Tests.Deadlines;

public sealed class CitedSources
{
    private static readonly string[] General =
    [
        "GDPR Art. 12(3)",
        "Regulation (EEC, Euratom) No 1182/71 Art. 3(1)",
        "Regulation (EEC, Euratom) No 1182/71 Art. 3(2)(c)",
        "CJEU C-171/03",
        "Regulation (EEC, Euratom) No 1182/71 Art. 3(3) and 3(4)",
        "Regulation (EEC, Euratom) No 1182/71 Art. 2",
        "Code du travail L3133-1",
        "EDPB Guidelines 01/2022",
    ];

    [Fact]
    public void Of_an_ordinary_request() => Assert.Equal(General, Day.Reckon("2026-04-01").Sources);

    [Theory]
    [InlineData("alsace-moselle", "Code du travail L3134-13")]
    [InlineData("guyane", "Code du travail L3422-2")]
    public void Of_another_zone_name_its_holidays(string zone, string citation) =>
        Assert.Equal([citation], Day.Reckon("2026-04-01", new(Law.Vocabulary.Read<HolidayZone>(zone))).Sources.Except(General));

    [Fact]
    public void Of_a_suspension_name_the_doubt_and_the_large_quantity() => Assert.Equal(
        ["GDPR Art. 12(6)", "EDPB Guidelines 01/2022, section 5.3", "GDPR recital 63"],
        Day.Reckon("2026-09-01", suspensions: ("2026-09-03", "2026-09-04")).Sources.Except(General));

    [Fact]
    public void Of_a_minors_erasure_name_article_51() =>
        Assert.Equal(["Loi n° 78-17 Art. 51 II"], Day.Reckon("2026-04-01", minor: true).Sources.Except(General));

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 6)]
    public void Of_a_health_record_leave_out_the_roll(bool olderThanFiveYears, int count)
    {
        var sources = Day.Reckon("2026-09-01", healthRecord: true, olderThanFiveYears: olderThanFiveYears).Sources;

        Assert.Equal(
            ["Code de la santé publique L1111-7", "Code de la santé publique R1111-1"],
            sources.Except(General));
        Assert.Equal(count, sources.Count);
        Assert.Equal(olderThanFiveYears, sources.Contains("CJEU C-171/03"));
    }

    [Fact]
    public void Are_those_in_force_on_the_day_of_receipt()
    {
        Assert.Equal(General.Except(["EDPB Guidelines 01/2022"]), Day.Reckon("2023-03-27").Sources);
        Assert.Equal(General, Day.Reckon("2023-03-28").Sources);
        Assert.Empty(Day.Reckon("1970-01-01").Sources);
    }

    [Theory]
    [InlineData("2019-12-31", false)]
    [InlineData("2020-01-01", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    public void Have_inclusive_days_of_validity(string receivedOn, bool inForce) =>
        Assert.Equal(inForce, new RuleSource("R1", "x", Day.Of("2020-01-01"), Day.Of("2026-12-31")).InForceOn(Day.Of(receivedOn)));

    [Fact]
    public void Exist_for_every_rule() =>
        Assert.All(Enumerable.Range(1, 14), n => Assert.Contains(RuleBook.Sources, s => s.Id == $"R{n}"));

    [Fact]
    public void Are_each_cited_from_a_stated_day() => Assert.Equal(
        [
            "R1 2018-05-25", "R2 2018-05-25", "R3 2018-05-25", "R3 2023-03-28", "R4 2018-05-25", "R5 2018-05-25", "R6 1971-07-01",
            "R7 1971-07-01", "R7 2004-11-11", "R8 1971-07-01", "R9 1971-07-01", "R10 2008-05-01", "R10-AM 2008-05-01",
            "R10-OM 2008-05-01", "R11 2023-03-28", "R12 2002-03-05", "R12 2003-05-27", "R13 2019-06-01", "R14 2019-06-01",
        ],
        RuleBook.Sources.Select(s => $"{s.Id} {Day.Text(s.ValidFrom)}"));

    [Fact]
    public void Without_an_answer_and_of_death_can_be_asked_for() => Assert.Equal(
        ["GDPR Art. 12(4)", "GDPR Art. 12(5)", "Loi n° 78-17 Art. 84-86"],
        RuleBook.Citations(new HashSet<string> { "R2", "R5", "R14" }, Day.Of("2026-04-01")));
}
