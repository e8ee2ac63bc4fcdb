using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A filter of the worklist that somebody keeps under a name. Both may name a person: <see cref="Content"/> is encrypted under the office's key.</summary>
public sealed class SavedFilterRow
{
    public Guid Id { get; set; }
    public required string Owner { get; set; }
    public bool Shared { get; set; }
    public required byte[] Content { get; set; }
    public Instant SavedAt { get; set; }
}
