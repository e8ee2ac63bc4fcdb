using NodaTime;

namespace RightsRequests.Intake;

/// <summary>What came of filing a request.</summary>
public abstract record FilingOutcome;

/// <summary>Stored; the acknowledgement is on its way.</summary>
public sealed record Filed(FiledRequest Request) : FilingOutcome;

/// <summary>Nothing was stored.</summary>
/// <param name="Errors">By field.</param>
public sealed record FilingRefused(IReadOnlyDictionary<string, string> Errors) : FilingOutcome;

/// <summary>The idempotency key was used for another body (HTTP 422).</summary>
public sealed record KeyUsedForOther : FilingOutcome;

/// <summary>A stored request.</summary>
/// <param name="TrackingCode">Told this once; only its keyed hash and an encrypted copy for the letters are kept.</param>
public sealed record FiledRequest(string Reference, string TrackingCode, Instant ReceivedAt, IReadOnlyList<FiledCase> Cases);

/// <summary>One right of it.</summary>
/// <param name="Due">Inclusive.</param>
public sealed record FiledCase(Guid Id, string Right, LocalDate Due);
