using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A request that a person is writing. Its content lies under a data key of its own; both go with the row.</summary>
public sealed class RequestDraftRow
{
    public Guid Id { get; set; }

    /// <summary>Keyed hash of the code by which it is resumed; null while none was given.</summary>
    public byte[]? CodeHash { get; set; }
    public required byte[] WrappedKey { get; set; }
    public required byte[] Content { get; set; }
    public Instant ExpiresAt { get; set; }
}
