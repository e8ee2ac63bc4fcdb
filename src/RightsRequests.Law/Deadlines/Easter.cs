using NodaTime;

namespace RightsRequests.Law;

/// <summary>Easter Sunday of the Gregorian calendar, on which the moving public holidays hang.</summary>
internal static class Easter
{
    /// <summary>Easter Sunday of a year, by the anonymous Gregorian computus (Meeus, Jones, Butcher).</summary>
    public static LocalDate Sunday(int year)
    {
        var metonic = year % 19;
        var century = year / 100;
        var yearOfCentury = year % 100;
        var correction = (century + 8) / 25;
        var epact = ((19 * metonic) + century - (century / 4) - ((century - correction + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var lateMoon = (metonic + (11 * epact) + (22 * weekday)) / 451;
        var marchDays = epact + weekday - (7 * lateMoon) + 114;
        return new LocalDate(year, marchDays / 31, (marchDays % 31) + 1);
    }
}
