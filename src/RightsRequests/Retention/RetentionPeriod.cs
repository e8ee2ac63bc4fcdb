using NodaTime;

namespace RightsRequests.Retention;

/// <summary>How long the file of a request is kept after its answer (GDPR Art. 5(1)(e); the limitation of claims, 5(2) the proof).</summary>
public static class RetentionPeriod
{
    /// <summary>The last day on which the file is kept, inclusive. An answer of 29 February is kept to 28 February where the year has no other.</summary>
    /// <param name="answeredOn">Day of the last answer of the request's cases.</param>
    /// <param name="years">Whole years, at least 1.</param>
    public static LocalDate LastDay(LocalDate answeredOn, int years)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        return answeredOn.PlusYears(years);
    }

    /// <summary>The last day, inclusive, on which a request is kept that was closed because nobody showed who asked (Art. 12(2)): no claim of theirs depends on it, and it explains the answer for a while.</summary>
    /// <param name="closedOn">Day of the last answer of the request's cases.</param>
    /// <param name="days">At least 1; never longer than <paramref name="years"/>.</param>
    /// <param name="years">Those of an answered request.</param>
    public static LocalDate LastDayUnconfirmed(LocalDate closedOn, int days, int years)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return LocalDate.Min(closedOn.PlusDays(days), LastDay(closedOn, years));
    }
}
