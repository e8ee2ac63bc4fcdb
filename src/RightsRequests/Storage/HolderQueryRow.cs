namespace RightsRequests.Storage;

/// <summary>Which case a query belongs to.</summary>
public sealed class HolderQueryRow
{
    public Guid QueryId { get; set; }
    public Guid CaseId { get; set; }
    public required string Holder { get; set; }
}
