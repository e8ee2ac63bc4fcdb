using NodaTime;

namespace RightsRequests.Law;

/// <summary>What the time limit of an answer depends on.</summary>
/// <param name="ReceivedOn">The day of receipt in the establishment's time zone. Not counted itself (Reg. 1182/71 Art. 3(1)).</param>
/// <param name="Establishment">Zone, time zone and local holiday practice of the answering establishment.</param>
/// <param name="Suspensions">Times in which the limit was suspended; may overlap.</param>
/// <param name="Minor">Erasure of data collected from a minor (loi 78-17 Art. 51 II): no extension.</param>
/// <param name="HealthRecord">Health record held by a care provider (CSP L1111-7): eight days, not rolled.</param>
/// <param name="HealthRecordOlderThanFiveYears">Then two months, not rolled.</param>
public sealed record DeadlineQuestion(
    LocalDate ReceivedOn,
    Establishment Establishment,
    IReadOnlyList<Suspension> Suspensions,
    bool Minor = false,
    bool HealthRecord = false,
    bool HealthRecordOlderThanFiveYears = false);

/// <summary>A suspension of the time limit (Art. 12(6), recital 63): its whole days are those between the two dates, 3 to 15 September is 12.</summary>
/// <param name="AskedOn">The day the question was sent.</param>
/// <param name="ReceivedOn">The day the answer came; not before <paramref name="AskedOn"/>.</param>
public sealed record Suspension(LocalDate AskedOn, LocalDate ReceivedOn);

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
