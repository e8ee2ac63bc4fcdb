using NodaTime;

namespace RightsRequests.Law;

/// <summary>Working days of an establishment (Reg. 1182/71 Art. 2): all days but Saturdays, Sundays and public holidays.</summary>
public static class WorkingCalendar
{
    /// <summary>True on a public holiday of the establishment.</summary>
    public static bool IsHoliday(LocalDate day, Establishment establishment) => throw new NotImplementedException();

    /// <summary>True on a working day.</summary>
    public static bool IsWorkingDay(LocalDate day, Establishment establishment) => throw new NotImplementedException();

    /// <summary>The day itself when it is a working day, else the next one.</summary>
    public static LocalDate Roll(LocalDate day, Establishment establishment) => throw new NotImplementedException();
}
