namespace RightsRequests.Law;

/// <summary>The IANA time zone of each holiday zone.</summary>
internal static class ZoneTime
{
    /// <exception cref="ArgumentOutOfRangeException">Not a zone.</exception>
    public static string Of(HolidayZone zone) => zone switch
    {
        HolidayZone.Metropole or HolidayZone.AlsaceMoselle => "Europe/Paris",
        HolidayZone.Guadeloupe => "America/Guadeloupe",
        HolidayZone.Guyane => "America/Cayenne",
        HolidayZone.Martinique => "America/Martinique",
        HolidayZone.Mayotte => "Indian/Mayotte",
        HolidayZone.LaReunion => "Indian/Reunion",
        HolidayZone.SaintBarthelemy => "America/St_Barthelemy",
        HolidayZone.SaintMartin => "America/Marigot",
        _ => throw new ArgumentOutOfRangeException(nameof(zone), zone, "Not a holiday zone."),
    };
}
