namespace RightsRequests.Casework;

/// <summary>What came of an action.</summary>
public abstract record ActOutcome;

/// <summary>Done. The case is not told: few who act look at it at once, and reading it costs more than acting does.</summary>
public sealed record Acted : ActOutcome;

/// <summary>Somebody else was faster (HTTP 409).</summary>
public sealed record LostRace : ActOutcome;

/// <summary>The role or four-eyes forbids it (HTTP 403).</summary>
public sealed record ActForbidden(string Why) : ActOutcome;

/// <summary>The case does not allow it now (HTTP 422).</summary>
public sealed record ActNotAllowed(string Why) : ActOutcome;

/// <summary>Fields are missing or wrong (HTTP 422).</summary>
public sealed record ActInvalid(IReadOnlyDictionary<string, string> Errors) : ActOutcome;

/// <summary>No such case.</summary>
public sealed record CaseUnknown : ActOutcome;
