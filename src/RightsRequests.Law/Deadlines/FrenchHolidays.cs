using NodaTime;

namespace RightsRequests.Law;

/// <summary>The public holidays of France as data (Code du travail L3133-1, L3134-13, L3422-2).</summary>
internal static class FrenchHolidays
{
    private static readonly PublicHoliday[] All =
    [
        // L3133-1: the whole of France.
        PublicHoliday.Fixed("jour de l’An", "New Year’s Day", 1, 1),
        PublicHoliday.AfterEaster("lundi de Pâques", "Easter Monday", 1),
        PublicHoliday.Fixed("fête du Travail", "Labour Day", 5, 1),
        PublicHoliday.Fixed("Victoire de 1945", "Victory Day", 5, 8),
        PublicHoliday.AfterEaster("Ascension", "Ascension Day", 39),
        PublicHoliday.AfterEaster("lundi de Pentecôte", "Whit Monday", 50),
        PublicHoliday.Fixed("fête nationale", "National Day", 7, 14),
        PublicHoliday.Fixed("Assomption", "Assumption Day", 8, 15),
        PublicHoliday.Fixed("Toussaint", "All Saints’ Day", 11, 1),
        PublicHoliday.Fixed("Armistice de 1918", "Armistice Day", 11, 11),
        PublicHoliday.Fixed("Noël", "Christmas Day", 12, 25),

        // L3134-13: Good Friday only in communes with a Protestant or mixed church.
        PublicHoliday.AfterEaster("Vendredi saint", "Good Friday", -2) with
        {
            KeptBy = e => e is { Zone: HolidayZone.AlsaceMoselle, GoodFridayObserved: true },
        },
        PublicHoliday.FixedIn("Saint-Étienne", "Saint Stephen’s Day", HolidayZone.AlsaceMoselle, 12, 26),

        // L3422-2: the abolition of slavery.
        PublicHoliday.FixedIn("abolition de l’esclavage", "abolition of slavery", HolidayZone.Mayotte, 4, 27),
        PublicHoliday.FixedIn("abolition de l’esclavage", "abolition of slavery", HolidayZone.Martinique, 5, 22),
        PublicHoliday.FixedIn("abolition de l’esclavage", "abolition of slavery", HolidayZone.Guadeloupe, 5, 27),
        new(new("abolition de l’esclavage", "abolition of slavery"), e => e.Zone == HolidayZone.SaintMartin, (on, e) => on.Month == 5 && on.Day == e.SaintMartinDay),
        PublicHoliday.FixedIn("abolition de l’esclavage", "abolition of slavery", HolidayZone.Guyane, 6, 10),
        PublicHoliday.FixedIn("abolition de l’esclavage", "abolition of slavery", HolidayZone.SaintBarthelemy, 10, 9),
        PublicHoliday.FixedIn("abolition de l’esclavage", "abolition of slavery", HolidayZone.LaReunion, 12, 20),
    ];

    /// <summary>The holiday that the establishment keeps on that day; null: none.</summary>
    public static PublicHoliday? On(LocalDate day, Establishment establishment)
    {
        var on = DayOfYear.Of(day);
        foreach (var holiday in All)
        {
            if (holiday.FallsOn(on, establishment) && holiday.KeptBy(establishment))
            {
                return holiday;
            }
        }

        return null;
    }
}
