using NodaTime;

namespace RightsRequests.Casework;

/// <summary>An effect leased to this process.</summary>
/// <param name="Attempt">From 1.</param>
/// <param name="LeasedUntil">Names the lease: whoever has another one has taken over.</param>
/// <param name="Trace">W3C trace context of the event that made it.</param>
/// <param name="WrappedKey">Of its request; null where that was erased.</param>
internal sealed record ClaimedEffect(long Id, Guid CaseId, string Key, string Kind, byte[] Payload, int Attempt, Instant LeasedUntil, string? Trace, byte[]? WrappedKey);
