using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace RightsRequests.Law.Tests.Deadlines;

internal static class Day
{
    public static readonly Establishment Metropole = new(HolidayZone.Metropole);

    public static LocalDate Of(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static string Text(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "none";

    public static DeadlineReckoning Reckon(
        string received,
        Establishment? establishment = null,
        bool minor = false,
        bool healthRecord = false,
        bool olderThanFiveYears = false,
        params (string Asked, string Answered)[] suspensions) =>
        DeadlineCalculator.Reckon(new(
            Of(received),
            establishment ?? Metropole,
            [.. suspensions.Select(s => new Suspension(Of(s.Asked), Of(s.Answered)))],
            minor,
            healthRecord,
            olderThanFiveYears));
}
