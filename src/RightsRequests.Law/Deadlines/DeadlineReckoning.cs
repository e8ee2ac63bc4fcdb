using NodaTime;

namespace RightsRequests.Law;

/// <summary>The reckoned time limit. All days are local dates of the establishment and inclusive: an answer sent on the day is in time.</summary>
/// <param name="ReceivedOn">Day of receipt.</param>
/// <param name="Nominal">One month after receipt plus suspended days, before the roll to a working day.</param>
/// <param name="Due">The last day to answer.</param>
/// <param name="ExtendedNominal">Three months after receipt plus suspended days, before the roll; null where no extension exists.</param>
/// <param name="ExtendedDue">The last day after an extension; null where no extension exists.</param>
/// <param name="NotBefore">First day on which the answer may be given (health records); null otherwise.</param>
/// <param name="SuspendedDays">Whole days of all suspensions, merged.</param>
/// <param name="Sources">Citations of the rules used.</param>
public sealed record DeadlineReckoning(
    LocalDate ReceivedOn,
    LocalDate Nominal,
    LocalDate Due,
    LocalDate? ExtendedNominal,
    LocalDate? ExtendedDue,
    LocalDate? NotBefore,
    int SuspendedDays,
    IReadOnlyList<string> Sources);
