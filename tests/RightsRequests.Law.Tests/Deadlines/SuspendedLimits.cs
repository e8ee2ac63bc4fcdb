using NodaTime;

namespace RightsRequests.Law.Tests.Deadlines;

public sealed class SuspendedLimits
{
    [Fact]
    public void V41_evidence_outstanding_for_twelve_days()
    {
        var reckoning = Day.Reckon("2026-09-01", suspensions: ("2026-09-03", "2026-09-15"));

        Assert.Equal(12, reckoning.SuspendedDays);
        Assert.Equal(Day.Of("2026-10-13"), reckoning.Due);
        Assert.Equal(Day.Of("2026-12-13"), reckoning.ExtendedNominal);
        Assert.Equal(Day.Of("2026-12-14"), reckoning.ExtendedDue);
    }

    [Fact]
    public void V42_five_days_are_added_before_the_roll()
    {
        var reckoning = Day.Reckon("2026-09-14", suspensions: ("2026-09-16", "2026-09-21"));

        Assert.Equal(Day.Of("2026-10-19"), reckoning.Due);
        Assert.Equal(Day.Of("2026-12-21"), reckoning.ExtendedDue);
    }

    [Fact]
    public void O11_two_suspensions_add_up_on_the_unrolled_date()
    {
        // Nominal 5 April 2025 is a Saturday: 15 April is reached only if the roll comes last.
        var reckoning = Day.Reckon("2025-03-05", suspensions: [("2025-03-20", "2025-03-26"), ("2025-03-06", "2025-03-10")]);

        Assert.Equal(10, reckoning.SuspendedDays);
        Assert.Equal(Day.Of("2025-04-15"), reckoning.Nominal);
        Assert.Equal(Day.Of("2025-04-15"), reckoning.Due);
    }

    [Theory]
    [InlineData("2026-09-03", "2026-09-15", "2026-09-10", "2026-09-20", 17)]
    [InlineData("2026-09-10", "2026-09-20", "2026-09-03", "2026-09-15", 17)]
    [InlineData("2026-09-03", "2026-09-20", "2026-09-05", "2026-09-10", 17)]
    [InlineData("2026-09-03", "2026-09-15", "2026-09-15", "2026-09-20", 17)]
    [InlineData("2026-09-03", "2026-09-15", "2026-09-16", "2026-09-20", 16)]
    [InlineData("2026-09-03", "2026-09-15", "2026-09-03", "2026-09-15", 12)]
    public void Overlapping_and_touching_suspensions_are_merged(string asked, string answered, string asked2, string answered2, int days) =>
        Assert.Equal(days, Day.Reckon("2026-09-01", suspensions: [(asked, answered), (asked2, answered2)]).SuspendedDays);

    [Theory]
    [InlineData("2026-08-20", "2026-08-25", 0)]
    [InlineData("2026-08-20", "2026-09-04", 3)]
    [InlineData("2026-09-01", "2026-09-04", 3)]
    [InlineData("2026-09-04", "2026-09-04", 0)]
    public void Days_before_receipt_suspend_nothing(string asked, string answered, int days) =>
        Assert.Equal(days, Day.Reckon("2026-09-01", suspensions: (asked, answered)).SuspendedDays);

    [Fact]
    public void A_suspension_that_ends_before_it_begins_is_an_error()
    {
        var error = Assert.Throws<ArgumentException>(() => Day.Reckon("2026-09-01", suspensions: ("2026-09-04", "2026-09-03")));

        Assert.Contains("ends before it begins", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_health_record_is_suspended_too_but_its_48_hours_are_not()
    {
        var reckoning = Day.Reckon("2026-09-01", healthRecord: true, suspensions: ("2026-09-02", "2026-09-05"));

        Assert.Equal(Day.Of("2026-09-12"), reckoning.Due);
        Assert.Equal(Day.Of("2026-09-03"), reckoning.NotBefore);
        var older = Day.Reckon("2026-09-01", healthRecord: true, olderThanFiveYears: true, suspensions: ("2026-09-02", "2026-09-05"));
        Assert.Equal(Day.Of("2026-11-04"), older.Due);
    }
}
