using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A list that left as a file: who took which, with an audit chain of its own.</summary>
public sealed class ListExportRow
{
    public Guid Id { get; set; }
    public required string By { get; set; }
    public Instant At { get; set; }

    /// <summary>The filter, encrypted under the office's key: what was searched may be a name.</summary>
    public required byte[] Filter { get; set; }
    public int AuditLength { get; set; }
    public required byte[] AuditHead { get; set; }
}
