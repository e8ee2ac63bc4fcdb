namespace RightsRequests.Law;

/// <summary>A public holiday: its name, where it is kept, and on which day of a year.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="KeptBy">Whether an establishment keeps it.</param>
/// <param name="FallsOn">Whether it falls on a day, for that establishment.</param>
internal sealed record PublicHoliday(BilingualText Name, Func<Establishment, bool> KeptBy, Func<DayOfYear, Establishment, bool> FallsOn)
{
    /// <summary>Kept by everyone on the same date each year.</summary>
    public static PublicHoliday Fixed(string fr, string en, int month, int day) =>
        new(new(fr, en), _ => true, (on, _) => on.Month == month && on.Day == day);

    /// <summary>Kept in one zone on the same date each year.</summary>
    public static PublicHoliday FixedIn(string fr, string en, HolidayZone zone, int month, int day) =>
        Fixed(fr, en, month, day) with { KeptBy = e => e.Zone == zone };

    /// <summary>Kept by everyone, a number of days after Easter Sunday.</summary>
    public static PublicHoliday AfterEaster(string fr, string en, int days) =>
        new(new(fr, en), _ => true, (on, _) => on.SinceEaster == days);
}
