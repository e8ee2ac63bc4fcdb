using CsCheck;
using NodaTime;
using RightsRequests.Retention;

namespace RightsRequests.Office.Tests.Retention;

public sealed class Periods
{
    private static readonly Gen<LocalDate> Days = Gen.Int[0, 20_000].Select(days => new LocalDate(2018, 5, 25).PlusDays(days));

    [Fact]
    public void A_file_is_kept_on_its_last_day_and_over_the_day_after() => Gen.Select(Days, Gen.Int[1, 30]).Sample((answered, years) =>
    {
        var last = RetentionPeriod.LastDay(answered, years);

        Assert.False(RetentionPeriod.IsOver(answered, years, last));
        Assert.True(RetentionPeriod.IsOver(answered, years, last.PlusDays(1)));
        Assert.Equal(answered.Year + years, last.Year);
        Assert.Equal(answered.Month, last.Month);
    });

    [Fact]
    public void Once_over_it_stays_over() => Gen.Select(Days, Days).Sample((answered, today) =>
        Assert.True(!RetentionPeriod.IsOver(answered, 6, today) || RetentionPeriod.IsOver(answered, 6, today.PlusDays(1))));

    [Theory]
    [InlineData(2026, 4, 1, 6, 2032, 4, 1)]
    [InlineData(2028, 2, 29, 6, 2034, 2, 28)]
    [InlineData(2028, 2, 29, 4, 2032, 2, 29)]
    public void It_ends_on_the_same_day_of_the_year(int year, int month, int day, int years, int lastYear, int lastMonth, int lastDay) =>
        Assert.Equal(new LocalDate(lastYear, lastMonth, lastDay), RetentionPeriod.LastDay(new(year, month, day), years));
}
