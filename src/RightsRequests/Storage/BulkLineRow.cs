namespace RightsRequests.Storage;

/// <summary>What came of it for one case.</summary>
public sealed class BulkLineRow
{
    public Guid RunId { get; set; }
    public Guid CaseId { get; set; }
    public required string Reference { get; set; }

    /// <summary>Word of <see cref="Worklist.BulkResult"/>; null: not treated yet.</summary>
    public string? Result { get; set; }

    /// <summary>Why it was not done; null where it was.</summary>
    public string? Why { get; set; }
}
