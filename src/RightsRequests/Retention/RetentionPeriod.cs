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

    /// <summary>True from the day after <see cref="LastDay"/>.</summary>
    public static bool IsOver(LocalDate answeredOn, int years, LocalDate today) => today > LastDay(answeredOn, years);
}
