using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A data key that was deleted, by its place in the key file, where its wrapping key is cut next. Written by a trigger, so that no deletion can be forgotten.</summary>
public sealed class DestroyedKeyRow
{
    public int Generation { get; set; }
    public long Leaf { get; set; }
    public Instant At { get; set; }
}
