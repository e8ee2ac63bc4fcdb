using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A key of an event already handled.</summary>
public sealed class InboxRow
{
    public Guid CaseId { get; set; }
    public required string EventKey { get; set; }
    public Instant At { get; set; }
}
