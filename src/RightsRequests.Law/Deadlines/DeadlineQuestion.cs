using NodaTime;

namespace RightsRequests.Law;

/// <summary>What the time limit of an answer depends on.</summary>
/// <param name="ReceivedOn">The day of receipt in the establishment's time zone. Not counted itself (Reg. 1182/71 Art. 3(1)).</param>
/// <param name="Establishment">Zone, time zone and local holiday practice of the answering establishment.</param>
/// <param name="Suspensions">Times in which the limit was suspended; may overlap. Days before <paramref name="ReceivedOn"/> suspend nothing: no limit ran yet.</param>
/// <param name="Minor">Erasure of data collected from a minor (loi 78-17 Art. 51 II): no extension.</param>
/// <param name="HealthRecord">Health record held by a care provider (CSP L1111-7): eight days, not rolled, no extension. Decides before <paramref name="Minor"/>.</param>
/// <param name="HealthRecordOlderThanFiveYears">Then two months, not rolled. Only with <paramref name="HealthRecord"/>.</param>
public sealed record DeadlineQuestion(
    LocalDate ReceivedOn,
    Establishment Establishment,
    IReadOnlyList<Suspension> Suspensions,
    bool Minor = false,
    bool HealthRecord = false,
    bool HealthRecordOlderThanFiveYears = false);
