using NodaTime;

namespace RightsRequests.Law.Tests.SecondOpinion;

[Trait("Category", "SecondOpinion")]
public sealed class HolidaysAgree
{
    private const int FirstYear = 2000;
    private const int LastYear = 2060;

    private static readonly Dictionary<string, HolidayZone> Regions = new()
    {
        ["FR"] = HolidayZone.Metropole,
        ["57"] = HolidayZone.AlsaceMoselle,
        ["67"] = HolidayZone.AlsaceMoselle,
        ["GP"] = HolidayZone.Guadeloupe,
        ["GF"] = HolidayZone.Guyane,
        ["MQ"] = HolidayZone.Martinique,
        ["YT"] = HolidayZone.Mayotte,
        ["RE"] = HolidayZone.LaReunion,
        ["BL"] = HolidayZone.SaintBarthelemy,
        ["MF"] = HolidayZone.SaintMartin,
    };

    private static readonly Lazy<Dictionary<string, string[]>> Opinion =
        new(() => DateHolidays.Between(FirstYear, LastYear, Regions.Keys));

    [Theory]
    [InlineData("FR")]
    [InlineData("57")]
    [InlineData("67")]
    [InlineData("GP")]
    [InlineData("GF")]
    [InlineData("MQ")]
    [InlineData("YT")]
    [InlineData("RE")]
    [InlineData("BL")]
    [InlineData("MF")]
    public void With_date_holidays_from_2000_to_2060(string region)
    {
        var establishment = new Establishment(Regions[region]);

        // The package counts Good Friday in these two as public: it is kept by practice there, not by the Code du travail.
        var practice = region is "GP" or "MQ" ? GoodFridays() : [];
        Assert.Equal(Opinion.Value[region].Except(practice), Ours(establishment));
    }

    private static IEnumerable<string> GoodFridays() =>
        Opinion.Value["57"].Except(Opinion.Value["FR"]).Where(d => !d.EndsWith("-12-26", StringComparison.Ordinal));

    private static IEnumerable<string> Ours(Establishment establishment)
    {
        var first = new LocalDate(FirstYear, 1, 1);
        return Enumerable.Range(0, Period.DaysBetween(first, new LocalDate(LastYear + 1, 1, 1)))
            .Select(first.PlusDays)
            .Where(d => WorkingCalendar.IsHoliday(d, establishment))
            .Select(d => Deadlines.Day.Text(d));
    }
}
