using System.Globalization;
using NodaTime;

namespace RightsRequests.Web.Tests;

/// <summary>The day it is where the organisation is: in its last hour or two UTC still has the day before.</summary>
internal static class Today
{
    public static LocalDate Date => SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/Paris"]).Date;

    /// <summary>As forms and the API take it.</summary>
    /// <param name="days">From today; below zero: before.</param>
    public static string Plus(int days) => Date.PlusDays(days).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
