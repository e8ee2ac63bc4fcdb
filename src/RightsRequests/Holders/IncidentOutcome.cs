using NodaTime;

namespace RightsRequests.Holders;

/// <summary>What came of settling an incident.</summary>
public abstract record IncidentOutcome;

/// <summary>Done.</summary>
public sealed record IncidentSettled : IncidentOutcome;

/// <summary>No such incident.</summary>
public sealed record IncidentUnknown : IncidentOutcome;

/// <summary>The role forbids it (HTTP 403).</summary>
public sealed record IncidentForbidden : IncidentOutcome;

/// <summary>Somebody settled it before (HTTP 409).</summary>
public sealed record IncidentSettledBefore : IncidentOutcome;

/// <summary>It belongs to a case: settle it by the case's actions (HTTP 422).</summary>
public sealed record IncidentOfCase(Guid CaseId) : IncidentOutcome;

/// <summary>An incident in a list; the JSON of <c>GET /api/v1/incidents</c>.</summary>
/// <param name="CaseId">Null where no case is known.</param>
/// <param name="Reason">Why it was refused or failed; quotes nothing of the message.</param>
/// <param name="MessageKept">True where a message is kept that can be replayed.</param>
public sealed record IncidentSummary(Guid Id, Guid? CaseId, string? Reference, string? Holder, string Reason, Instant At, bool Open, bool MessageKept);
