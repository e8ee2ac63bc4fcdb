using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A filed request; what the person wrote is in <see cref="Content"/>, encrypted under the request's data key.</summary>
public sealed class RequestRow
{
    public Guid Id { get; set; }
    public required string Reference { get; set; }
    public required byte[] TrackingCodeHash { get; set; }
    public required byte[] Content { get; set; }
    public Instant ReceivedAt { get; set; }
    public required string Channel { get; set; }
    public required string Language { get; set; }
    public required string Controller { get; set; }

    /// <summary>When its key was destroyed; null: it is kept. What remains is the entry of the register.</summary>
    public Instant? ErasedAt { get; set; }

    /// <summary>Made up to learn the console with; in no figure.</summary>
    public bool Sample { get; set; }
}
