using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A file that proves who somebody is. When the check is over its key row is deleted and its content emptied; what stays proves what was destroyed.</summary>
public sealed class EvidenceRow
{
    public Guid Id { get; set; }
    public Guid CaseId { get; set; }
    public required string ContentType { get; set; }

    /// <summary>Bytes, as sent.</summary>
    public long Size { get; set; }

    /// <summary>Of the bytes as sent, hexadecimal.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Encrypted under its own key; null once destroyed.</summary>
    public byte[]? Content { get; set; }
    public Instant ReceivedAt { get; set; }
    public Instant? DestroyedAt { get; set; }
}
