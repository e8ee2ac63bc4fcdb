using NodaTime;

namespace RightsRequests.Absences;

/// <summary>Somebody of the staff who is away, and who stands in for them.</summary>
/// <param name="FirstDay">Inclusive, as <paramref name="LastDay"/>.</param>
/// <param name="Ended">True where it was ended before its last day.</param>
/// <param name="Now">True today.</param>
public sealed record Absence(Guid Id, string Absent, string Substitute, LocalDate FirstDay, LocalDate LastDay, string EnteredBy, bool Ended, bool Now);

/// <summary>What came of entering an absence.</summary>
public abstract record AbsenceOutcome;

/// <param name="Told">False where somebody of them has no address here, or mail could not leave.</param>
public sealed record AbsenceEntered(Absence Absence, bool Told) : AbsenceOutcome;

/// <param name="Errors">By field: <c>absent</c>, <c>substitute</c>, <c>from</c>, <c>to</c>; in French and English.</param>
public sealed record AbsenceRefused(IReadOnlyDictionary<string, string> Errors) : AbsenceOutcome;

/// <summary>Only the DPO names substitutes.</summary>
public sealed record AbsenceForbidden : AbsenceOutcome;
