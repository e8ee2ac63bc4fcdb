using NodaTime;

namespace RightsRequests.Storage;

/// <summary>One entry of the append-only audit trail, chained per case by keyed hashes.</summary>
public sealed class AuditEntryRow
{
    public Guid CaseId { get; set; }
    public int Number { get; set; }
    public Instant At { get; set; }
    public required string What { get; set; }
    public required string Actor { get; set; }
    public required string Detail { get; set; }
    public required byte[] PreviousHash { get; set; }
    public required byte[] Hash { get; set; }
}
