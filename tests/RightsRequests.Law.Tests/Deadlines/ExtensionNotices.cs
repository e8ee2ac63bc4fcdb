namespace RightsRequests.Law.Tests.Deadlines;

public sealed class ExtensionNotices
{
    // Received 1 April 2026: un-rolled 1 May (a Friday and a holiday), due 4 May.
    private static readonly DeadlineReckoning Reckoning = Day.Reckon("2026-04-01");

    [Theory]
    [InlineData("2026-04-30", false)]
    [InlineData("2026-05-01", true)]
    [InlineData("2026-05-04", true)]
    public void Are_in_time_up_to_the_rolled_date_and_warned_from_the_unrolled_one(string noticeOn, bool warn) =>
        Assert.Equal(
            new ExtensionVerdict.Accepted(Day.Of("2026-07-01"), Day.Of("2026-05-01"), warn),
            ExtensionNotice.Check(Reckoning, Day.Of(noticeOn), alreadyExtended: false));

    [Fact]
    public void O8_one_day_after_due_is_rejected() =>
        Assert.Equal(
            new ExtensionVerdict.LateAfterDue(Day.Of("2026-05-04")),
            ExtensionNotice.Check(Reckoning, Day.Of("2026-05-05"), alreadyExtended: false));

    [Theory]
    [InlineData("2026-04-02")]
    [InlineData("2026-05-05")]
    public void O10_a_second_extension_is_rejected(string noticeOn) =>
        Assert.IsType<ExtensionVerdict.AlreadyExtended>(ExtensionNotice.Check(Reckoning, Day.Of(noticeOn), alreadyExtended: true));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Do_not_exist_for_minors_and_health_records(bool minor, bool healthRecord) =>
        Assert.IsType<ExtensionVerdict.NoExtensionExists>(ExtensionNotice.Check(
            Day.Reckon("2026-04-01", minor: minor, healthRecord: healthRecord), Day.Of("2026-04-02"), alreadyExtended: false));

    [Fact]
    public void Follow_the_suspension()
    {
        var suspended = Day.Reckon("2026-09-01", suspensions: ("2026-09-03", "2026-09-15"));

        var verdict = ExtensionNotice.Check(suspended, Day.Of("2026-10-13"), alreadyExtended: false);

        Assert.Equal(Day.Of("2026-12-14"), Assert.IsType<ExtensionVerdict.Accepted>(verdict).ExtendedDue);
    }
}
