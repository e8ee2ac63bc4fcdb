using NodaTime;

namespace RightsRequests.Law.Tests.Deadlines;

public sealed class Holidays
{
    private static readonly string[] Everywhere =
    [
        "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25",
        "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25",
    ];

    [Theory]
    [InlineData("metropole")]
    [InlineData("alsace-moselle", "2026-04-03", "2026-12-26")]
    [InlineData("guadeloupe", "2026-05-27")]
    [InlineData("guyane", "2026-06-10")]
    [InlineData("martinique", "2026-05-22")]
    [InlineData("mayotte", "2026-04-27")]
    [InlineData("la-reunion", "2026-12-20")]
    [InlineData("saint-barthelemy", "2026-10-09")]
    [InlineData("saint-martin", "2026-05-27")]
    public void Of_a_zone_are_those_of_the_whole_country_and_its_own(string zone, params string[] own)
    {
        var establishment = new Establishment(Law.Vocabulary.Read<HolidayZone>(zone));

        Assert.Equal(Everywhere.Concat(own).Order(StringComparer.Ordinal), In(2026, establishment));
    }

    [Fact]
    public void Good_friday_is_kept_only_where_the_commune_keeps_it() =>
        Assert.Equal(Everywhere.Append("2026-12-26"), In(2026, new(HolidayZone.AlsaceMoselle, GoodFridayObserved: false)));

    [Fact]
    public void Saint_martin_may_keep_28_may()
    {
        var days = In(2026, new(HolidayZone.SaintMartin, SaintMartinDay: 28));

        Assert.Contains("2026-05-28", days);
        Assert.DoesNotContain("2026-05-27", days);
    }

    [Theory]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2028-04-16")]
    [InlineData("2029-04-01")]
    [InlineData("2030-04-21")]
    [InlineData("1954-04-18")]
    [InlineData("1981-04-19")]
    [InlineData("2000-04-23")]
    [InlineData("2076-04-19")]
    [InlineData("2038-04-25")]
    [InlineData("1818-03-22")]
    [InlineData("2100-03-28")]
    public void Hang_on_easter_sunday(string easter)
    {
        var sunday = Day.Of(easter);
        string[] expected = [.. new[] { 1, 39, 50 }.Select(d => Day.Text(sunday.PlusDays(d)))];

        string[] fixedDays = [.. Everywhere.Where(d => d is not ("2026-04-06" or "2026-05-14" or "2026-05-25"))];
        var moving = In(sunday.Year, Day.Metropole).Where(d => !fixedDays.Any(f => f[4..] == d[4..]));
        Assert.Equal(expected.Where(d => !fixedDays.Any(f => f[4..] == d[4..])), moving);
    }

    [Theory]
    [InlineData("2026-05-08", false)]
    [InlineData("2026-05-09", false)]
    [InlineData("2026-05-10", false)]
    [InlineData("2026-05-11", true)]
    public void And_weekends_are_not_working_days(string day, bool working) =>
        Assert.Equal(working, WorkingCalendar.IsWorkingDay(Day.Of(day), Day.Metropole));

    [Theory]
    [InlineData("2026-05-07", "2026-05-07")]
    [InlineData("2026-05-08", "2026-05-11")]
    [InlineData("2026-05-10", "2026-05-11")]
    public void Roll_to_the_next_working_day(string day, string rolled) =>
        Assert.Equal(Day.Of(rolled), WorkingCalendar.Roll(Day.Of(day), Day.Metropole));

    [Fact]
    public void Overseas_the_due_day_rolls_over_the_local_holiday()
    {
        Assert.Equal(Day.Of("2026-05-28"), Day.Reckon("2026-04-27", new(HolidayZone.Guadeloupe)).Due);
        Assert.Equal(Day.Of("2026-05-27"), Day.Reckon("2026-04-27").Due);
    }

    private static IEnumerable<string> In(int year, Establishment establishment) =>
        Enumerable.Range(0, CalendarSystem.Iso.GetDaysInYear(year))
            .Select(d => new LocalDate(year, 1, 1).PlusDays(d))
            .Where(d => WorkingCalendar.IsHoliday(d, establishment))
            .Select(d => Day.Text(d));
}
