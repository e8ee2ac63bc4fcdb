namespace RightsRequests.Storage;

/// <summary>What became of one processing activity in a case that was answered.</summary>
public sealed class CaseOutcomeRow
{
    public Guid CaseId { get; set; }
    public required string Activity { get; set; }
    public required string Outcome { get; set; }
    public string? Ground { get; set; }
}
