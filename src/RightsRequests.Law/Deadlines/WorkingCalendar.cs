using NodaTime;

namespace RightsRequests.Law;

/// <summary>Working days of an establishment (Reg. 1182/71 Art. 2): all days but Saturdays, Sundays and public holidays.</summary>
public static class WorkingCalendar
{
    /// <summary>True on a public holiday of the establishment (Code du travail L3133-1, L3134-13, L3422-2), whatever the day of the week.</summary>
    public static bool IsHoliday(LocalDate day, Establishment establishment) => FrenchHolidays.On(day, establishment) is not null;

    /// <summary>What the public holiday of that day is called; null where it is none. Where two fall together, the one of the whole country.</summary>
    public static BilingualText? HolidayName(LocalDate day, Establishment establishment) => FrenchHolidays.On(day, establishment)?.Name;

    /// <summary>True on a working day.</summary>
    public static bool IsWorkingDay(LocalDate day, Establishment establishment) =>
        day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !IsHoliday(day, establishment);

    /// <summary>The day itself when it is a working day, else the next one (Reg. 1182/71 Art. 3(4)).</summary>
    public static LocalDate Roll(LocalDate day, Establishment establishment)
    {
        while (!IsWorkingDay(day, establishment))
        {
            day = day.PlusDays(1);
        }

        return day;
    }
}
