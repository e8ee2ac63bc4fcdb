using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A query that was sent to a processor over OpenDSR.</summary>
public sealed class DsrSendingRow
{
    public Guid QueryId { get; set; }
    public Guid CaseId { get; set; }
    public required string Holder { get; set; }

    /// <summary>Under which the processor knows it.</summary>
    public Guid SubjectRequestId { get; set; }

    /// <summary>The last status told.</summary>
    public required string Status { get; set; }

    /// <summary>When it is asked how far it is; null: it has ended.</summary>
    public Instant? AskAt { get; set; }
}
