namespace RightsRequests.Law;

/// <summary>The establishment that answers.</summary>
/// <param name="Zone">Public holidays.</param>
/// <param name="TimeZoneId">IANA time zone in which the day of receipt is read; null: that of the zone.</param>
/// <param name="GoodFridayObserved">Alsace-Moselle: whether the commune has a Protestant or mixed church. Default true.</param>
/// <param name="SaintMartinDay">Day in May on which Saint-Martin keeps the abolition of slavery: 27 (default) or 28.</param>
public sealed record Establishment(
    HolidayZone Zone,
    string? TimeZoneId = null,
    bool GoodFridayObserved = true,
    int SaintMartinDay = 27);
