using NodaTime;

namespace RightsRequests.Law;

/// <summary>A day as holidays are told by it; reckoned once for all of them.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">Of the month.</param>
/// <param name="SinceEaster">Days since Easter Sunday of the same year; negative before it.</param>
internal readonly record struct DayOfYear(int Month, int Day, int SinceEaster)
{
    public static DayOfYear Of(LocalDate day) =>
        new(day.Month, day.Day, Period.DaysBetween(Easter.Sunday(day.Year), day));
}
