namespace RightsRequests.Law;

/// <summary>The IANA time zone of each holiday zone.</summary>
public static class ZoneTime
{
    /// <summary>The zone in which an establishment reads its days: its own, else that of its holiday zone.</summary>
    public static string Of(Establishment establishment) => establishment.TimeZoneId ?? Of(establishment.Zone);

    /// <summary>The zone of a holiday zone.</summary>
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
