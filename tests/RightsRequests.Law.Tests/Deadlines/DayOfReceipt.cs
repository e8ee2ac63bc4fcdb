using NodaTime.Text;
using NodaTime.TimeZones;

namespace RightsRequests.Law.Tests.Deadlines;

public sealed class DayOfReceipt
{
    [Theory]
    [InlineData("2026-03-31T22:30:00Z", "metropole", "2026-04-01")]
    [InlineData("2026-07-14T21:59:59Z", "metropole", "2026-07-14")]
    [InlineData("2026-07-14T22:00:00Z", "alsace-moselle", "2026-07-15")]
    [InlineData("2026-07-15T03:59:59Z", "guadeloupe", "2026-07-14")]
    [InlineData("2026-07-15T04:00:00Z", "guadeloupe", "2026-07-15")]
    [InlineData("2026-07-15T02:59:59Z", "guyane", "2026-07-14")]
    [InlineData("2026-07-15T03:00:00Z", "guyane", "2026-07-15")]
    [InlineData("2026-07-15T03:59:59Z", "martinique", "2026-07-14")]
    [InlineData("2026-07-15T04:00:00Z", "martinique", "2026-07-15")]
    [InlineData("2026-07-14T20:59:59Z", "mayotte", "2026-07-14")]
    [InlineData("2026-07-14T21:00:00Z", "mayotte", "2026-07-15")]
    [InlineData("2026-07-14T19:59:59Z", "la-reunion", "2026-07-14")]
    [InlineData("2026-07-14T20:00:00Z", "la-reunion", "2026-07-15")]
    [InlineData("2026-07-15T03:59:59Z", "saint-barthelemy", "2026-07-14")]
    [InlineData("2026-07-15T04:00:00Z", "saint-barthelemy", "2026-07-15")]
    [InlineData("2026-07-15T03:59:59Z", "saint-martin", "2026-07-14")]
    [InlineData("2026-07-15T04:00:00Z", "saint-martin", "2026-07-15")]
    public void Is_read_in_the_zone_of_the_establishment(string instant, string zone, string day) =>
        Assert.Equal(Day.Of(day), Read(instant, new(Law.Vocabulary.Read<HolidayZone>(zone))));

    [Theory]
    [InlineData("2026-03-31T22:30:00Z", "2026-05-04")]
    [InlineData("2026-07-14T21:59:59Z", "2026-08-14")]
    public void T1_T4_decides_the_due_day(string instant, string due) =>
        Assert.Equal(Day.Of(due), DeadlineCalculator.Reckon(new(Read(instant, Day.Metropole), Day.Metropole, [])).Due);

    [Theory]
    [InlineData("America/Guadeloupe", "guadeloupe")]
    [InlineData("America/Cayenne", "guyane")]
    [InlineData("America/Martinique", "martinique")]
    [InlineData("America/St_Barthelemy", "saint-barthelemy")]
    [InlineData("America/Marigot", "saint-martin")]
    public void The_named_zone_of_each_territory_agrees(string timeZone, string zone)
    {
        var own = new Establishment(Law.Vocabulary.Read<HolidayZone>(zone));

        Assert.Equal(Read("2026-01-15T03:30:00Z", own), Read("2026-01-15T03:30:00Z", own with { TimeZoneId = timeZone }));
    }

    [Fact]
    public void A_named_time_zone_prevails_over_that_of_the_zone() =>
        Assert.Equal(Day.Of("2026-03-31"), Read("2026-03-31T22:30:00Z", Day.Metropole with { TimeZoneId = "America/Guadeloupe" }));

    [Fact]
    public void An_unknown_time_zone_is_an_error() =>
        Assert.Throws<DateTimeZoneNotFoundException>(() => Read("2026-03-31T22:30:00Z", Day.Metropole with { TimeZoneId = "Nowhere/Land" }));

    [Fact]
    public void A_zone_outside_the_vocabulary_is_an_error()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Read("2026-03-31T22:30:00Z", new((HolidayZone)99)));

        Assert.Contains("holiday zone", error.Message, StringComparison.Ordinal);
    }

    private static NodaTime.LocalDate Read(string instant, Establishment establishment) =>
        DeadlineCalculator.DayOfReceipt(InstantPattern.ExtendedIso.Parse(instant).Value, establishment);
}
