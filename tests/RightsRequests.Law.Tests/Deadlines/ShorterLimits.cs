namespace RightsRequests.Law.Tests.Deadlines;

/// <summary>The limits of French law for health records and minors.</summary>
public sealed class ShorterLimits
{
    [Theory]
    [InlineData(false, "2026-09-09")]
    [InlineData(true, "2026-11-01")]
    public void O2_health_records_have_an_unrolled_limit_and_no_extension(bool olderThanFiveYears, string due)
    {
        var reckoning = Day.Reckon("2026-09-01", healthRecord: true, olderThanFiveYears: olderThanFiveYears);

        Assert.Equal(Day.Of("2026-09-03"), reckoning.NotBefore);
        Assert.Equal(Day.Of(due), reckoning.Due);
        Assert.Equal(reckoning.Due, reckoning.Nominal);
        Assert.Null(reckoning.ExtendedNominal);
        Assert.Null(reckoning.ExtendedDue);
    }

    [Fact]
    public void Health_records_are_due_on_a_sunday_where_the_eighth_day_is_one() =>
        Assert.Equal(Day.Of("2026-09-13"), Day.Reckon("2026-09-05", healthRecord: true).Due);

    [Fact]
    public void O5_erasure_of_a_minors_data_has_no_extension()
    {
        var reckoning = Day.Reckon("2026-09-14", minor: true);

        Assert.Equal(Day.Of("2026-10-14"), reckoning.Due);
        Assert.Null(reckoning.ExtendedNominal);
        Assert.Null(reckoning.ExtendedDue);
        Assert.Null(reckoning.NotBefore);
    }

    [Fact]
    public void The_minors_limit_is_rolled_like_any_month() =>
        Assert.Equal(Day.Of("2026-05-04"), Day.Reckon("2026-04-01", minor: true).Due);

    [Fact]
    public void The_health_record_decides_before_the_minor() =>
        Assert.Equal(Day.Of("2026-09-09"), Day.Reckon("2026-09-01", minor: true, healthRecord: true).Due);

    [Fact]
    public void Older_than_five_years_needs_a_health_record()
    {
        var error = Assert.Throws<ArgumentException>(() => Day.Reckon("2026-09-01", olderThanFiveYears: true));

        Assert.Contains("health record", error.Message, StringComparison.Ordinal);
    }
}
