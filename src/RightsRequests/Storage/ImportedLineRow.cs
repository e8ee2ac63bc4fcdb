using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A line of an imported file by its keyed hash, so that the same line creates nothing twice.</summary>
public sealed class ImportedLineRow
{
    public required byte[] LineHash { get; set; }
    public required string Reference { get; set; }
    public Instant At { get; set; }
}
