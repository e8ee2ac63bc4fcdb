using NodaTime;

namespace RightsRequests.Law;

/// <summary>The public holidays of France as data (Code du travail L3133-1, L3134-13, L3422-2).</summary>
internal static class FrenchHolidays
{
    private static readonly PublicHoliday[] All =
    [
        // L3133-1: the whole of France.
        PublicHoliday.Fixed(1, 1),
        PublicHoliday.AfterEaster(1),
        PublicHoliday.Fixed(5, 1),
        PublicHoliday.Fixed(5, 8),
        PublicHoliday.AfterEaster(39),
        PublicHoliday.AfterEaster(50),
        PublicHoliday.Fixed(7, 14),
        PublicHoliday.Fixed(8, 15),
        PublicHoliday.Fixed(11, 1),
        PublicHoliday.Fixed(11, 11),
        PublicHoliday.Fixed(12, 25),

        // L3134-13: Good Friday only in communes with a Protestant or mixed church.
        PublicHoliday.AfterEaster(-2) with
        {
            KeptBy = e => e is { Zone: HolidayZone.AlsaceMoselle, GoodFridayObserved: true },
        },
        PublicHoliday.FixedIn(HolidayZone.AlsaceMoselle, 12, 26),

        // L3422-2: the abolition of slavery.
        PublicHoliday.FixedIn(HolidayZone.Mayotte, 4, 27),
        PublicHoliday.FixedIn(HolidayZone.Martinique, 5, 22),
        PublicHoliday.FixedIn(HolidayZone.Guadeloupe, 5, 27),
        new(e => e.Zone == HolidayZone.SaintMartin, (year, e) => new LocalDate(year, 5, e.SaintMartinDay)),
        PublicHoliday.FixedIn(HolidayZone.Guyane, 6, 10),
        PublicHoliday.FixedIn(HolidayZone.SaintBarthelemy, 10, 9),
        PublicHoliday.FixedIn(HolidayZone.LaReunion, 12, 20),
    ];

    /// <summary>True where the establishment keeps that day.</summary>
    public static bool Include(LocalDate day, Establishment establishment) =>
        All.Any(h => h.KeptBy(establishment) && h.In(day.Year, establishment) == day);
}
