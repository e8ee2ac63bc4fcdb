using NodaTime;

namespace RightsRequests.Storage;

/// <summary>The records of a large answer, uploaded in pieces before the answer itself; what stands here is what was stored whole.</summary>
public sealed class HolderContentRow
{
    public Guid QueryId { get; set; }
    public Guid CaseId { get; set; }
    public required string Holder { get; set; }

    /// <summary>Bytes stored, from the beginning and up to the end of a line.</summary>
    public long Length { get; set; }
    public int Chunks { get; set; }

    /// <summary>Lines stored: one record each, empty ones included.</summary>
    public int Lines { get; set; }
    public int Records { get; set; }
    public int ThirdPartyRecords { get; set; }

    /// <summary>Activities that any record is about.</summary>
    public required string[] Activities { get; set; }

    /// <summary>Categories that any record is of.</summary>
    public required string[] Categories { get; set; }

    /// <summary>Of all bytes, hexadecimal; null until the upload is complete.</summary>
    public string? Sha256 { get; set; }
    public Instant ChangedAt { get; set; }

    /// <summary>When an answer that was kept named it; null: none has, and after a while it goes.</summary>
    public Instant? NamedAt { get; set; }
}
