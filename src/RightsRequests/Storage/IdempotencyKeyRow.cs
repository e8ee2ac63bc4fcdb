using NodaTime;

namespace RightsRequests.Storage;

/// <summary>An idempotency key with its answer, honoured until it expires.</summary>
public sealed class IdempotencyKeyRow
{
    public required byte[] KeyHash { get; set; }
    public required byte[] BodyHash { get; set; }
    public required byte[] Answer { get; set; }
    public Instant ExpiresAt { get; set; }
}
