using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A time in which a holder is asked nothing more, because it sent too much that was wrong.</summary>
public sealed class HolderPauseRow
{
    public Guid Id { get; set; }
    public required string Holder { get; set; }
    public Instant PausedAt { get; set; }

    /// <summary>How many incidents brought it about.</summary>
    public int Incidents { get; set; }

    /// <summary>When the DPO's team was written to; null: not yet.</summary>
    public Instant? ToldAt { get; set; }

    /// <summary>Null while it lasts.</summary>
    public Instant? ResumedAt { get; set; }
    public string? ResumedBy { get; set; }

    /// <summary>Why, in that person's words; encrypted under the office key.</summary>
    public byte[]? Reason { get; set; }
}
