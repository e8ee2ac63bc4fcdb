using CsCheck;
using NodaTime;
using RightsRequests.Retention;

namespace RightsRequests.Office.Tests.Retention;

public sealed class Periods
{
    private static readonly Gen<LocalDate> Days = Gen.Int[0, 20_000].Select(days => new LocalDate(2018, 5, 25).PlusDays(days));

    [Fact]
    public void A_file_is_kept_to_the_same_day_of_the_month() => Gen.Select(Days, Gen.Int[1, 30]).Sample((answered, years) =>
    {
        var last = RetentionPeriod.LastDay(answered, years);

        Assert.Equal(answered.Year + years, last.Year);
        Assert.Equal(answered.Month, last.Month);
    });

    [Fact]
    public void What_nobody_confirmed_is_never_kept_for_longer_than_what_was_answered() => Gen.Select(Days, Gen.Int[1, 4_000], Gen.Int[1, 10]).Sample((closed, days, years) =>
    {
        var last = RetentionPeriod.LastDayUnconfirmed(closed, days, years);

        Assert.True(last == closed.PlusDays(days) || last == RetentionPeriod.LastDay(closed, years));
        Assert.True(last <= closed.PlusDays(days) && last <= RetentionPeriod.LastDay(closed, years));
    });

    [Theory]
    [InlineData(2026, 4, 1, 6, 2032, 4, 1)]
    [InlineData(2028, 2, 29, 6, 2034, 2, 28)]
    [InlineData(2028, 2, 29, 4, 2032, 2, 29)]
    public void It_ends_on_the_same_day_of_the_year(int year, int month, int day, int years, int lastYear, int lastMonth, int lastDay) =>
        Assert.Equal(new LocalDate(lastYear, lastMonth, lastDay), RetentionPeriod.LastDay(new(year, month, day), years));
}
