using NodaTime;

namespace RightsRequests.Law;

/// <summary>Counts the days of suspensions, each day once.</summary>
internal static class SuspendedTime
{
    /// <summary>Whole days of all suspensions from the day of receipt on; overlapping and touching ones are merged first.</summary>
    /// <exception cref="ArgumentException">A suspension ends before it begins.</exception>
    public static int WholeDays(IReadOnlyList<Suspension> suspensions, LocalDate receivedOn)
    {
        if (suspensions.Count == 0)
        {
            return 0;
        }

        var days = 0;
        var countedUntil = receivedOn;
        foreach (var (askedOn, answeredOn) in suspensions.OrderBy(s => s.AskedOn))
        {
            if (answeredOn < askedOn)
            {
                throw new ArgumentException("A suspension ends before it begins.", nameof(suspensions));
            }

            var from = LocalDate.Max(askedOn, countedUntil);
            countedUntil = LocalDate.Max(from, answeredOn);
            days += Period.DaysBetween(from, countedUntil);
        }

        return days;
    }
}
