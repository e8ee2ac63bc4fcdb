using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A timer of a case.</summary>
public sealed class TimerRow
{
    public Guid CaseId { get; set; }
    public required string Key { get; set; }
    public Instant FireAt { get; set; }
    public int Attempts { get; set; }
    public Instant? LeasedUntil { get; set; }
}
