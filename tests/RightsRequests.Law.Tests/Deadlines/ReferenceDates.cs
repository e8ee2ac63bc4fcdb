namespace RightsRequests.Law.Tests.Deadlines;

/// <summary>The reference table of received requests and their limits, line by line.</summary>
public sealed class ReferenceDates
{
    [Theory]
    [InlineData("V01", "2025-03-05", "metropole", "2025-04-05", "2025-04-07", "2025-06-05", "2025-06-05")]
    [InlineData("V02", "2026-08-31", "metropole", "2026-09-30", "2026-09-30", "2026-11-30", "2026-11-30")]
    [InlineData("V03", "2025-09-03", "metropole", "2025-10-03", "2025-10-03", "2025-12-03", "2025-12-03")]
    [InlineData("V04", "2025-01-31", "metropole", "2025-02-28", "2025-02-28", "2025-04-30", "2025-04-30")]
    [InlineData("V07", "2025-08-31", "metropole", "2025-09-30", "2025-09-30", "2025-11-30", "2025-12-01")]
    [InlineData("V09", "2025-01-29", "metropole", "2025-02-28", "2025-02-28", "2025-04-29", "2025-04-29")]
    [InlineData("V10", "2024-01-29", "metropole", "2024-02-29", "2024-02-29", "2024-04-29", "2024-04-29")]
    [InlineData("V13", "2026-02-28", "metropole", "2026-03-28", "2026-03-30", "2026-05-28", "2026-05-28")]
    [InlineData("V16", "2026-11-30", "metropole", "2026-12-30", "2026-12-30", "2027-02-28", "2027-03-01")]
    [InlineData("V19", "2026-12-01", "metropole", "2027-01-01", "2027-01-04", "2027-03-01", "2027-03-01")]
    [InlineData("V20", "2026-03-06", "metropole", "2026-04-06", "2026-04-07", "2026-06-06", "2026-06-08")]
    [InlineData("V23", "2026-03-31", "metropole", "2026-04-30", "2026-04-30", "2026-06-30", "2026-06-30")]
    [InlineData("V24", "2026-04-01", "metropole", "2026-05-01", "2026-05-04", "2026-07-01", "2026-07-01")]
    [InlineData("V27", "2026-04-25", "metropole", "2026-05-25", "2026-05-26", "2026-07-25", "2026-07-27")]
    [InlineData("V29", "2026-07-15", "metropole", "2026-08-15", "2026-08-17", "2026-10-15", "2026-10-15")]
    [InlineData("V31", "2026-10-01", "metropole", "2026-11-01", "2026-11-02", "2027-01-01", "2027-01-04")]
    [InlineData("V34", "2025-11-25", "metropole", "2025-12-25", "2025-12-26", "2026-02-25", "2026-02-25")]
    [InlineData("V36", "2026-03-03", "metropole", "2026-04-03", "2026-04-03", "2026-06-03", "2026-06-03")]
    [InlineData("V38", "2026-03-03", "alsace-moselle", "2026-04-03", "2026-04-07", "2026-06-03", "2026-06-03")]
    [InlineData("V39", "2026-11-25", "alsace-moselle", "2026-12-25", "2026-12-28", "2027-02-25", "2027-02-25")]
    public void Limits_are_those_of_the_reference(
        string id, string received, string zone, string nominal, string due, string extendedNominal, string extendedDue)
    {
        var reckoning = Day.Reckon(received, new(Law.Vocabulary.Read<HolidayZone>(zone)));

        Assert.Equal(
            (id, nominal, due, extendedNominal, extendedDue),
            (id, Day.Text(reckoning.Nominal), Day.Text(reckoning.Due), Day.Text(reckoning.ExtendedNominal), Day.Text(reckoning.ExtendedDue)));
        Assert.Equal(Day.Of(received), reckoning.ReceivedOn);
        Assert.Null(reckoning.NotBefore);
    }

    [Fact(DisplayName = "O6: a refusal of a request received on 1 April 2026 is due by 4 May")]
    public void Refusal_has_the_same_limit_as_an_answer() => Assert.Equal(Day.Of("2026-05-04"), Day.Reckon("2026-04-01").Due);
}
