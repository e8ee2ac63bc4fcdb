using NodaTime;

namespace RightsRequests.Storage;

/// <summary>One right of a request. The columns beside <see cref="Content"/> repeat what lists and workers look for; the truth is the encrypted state.</summary>
public sealed class CaseRow
{
    public Guid Id { get; set; }
    public Guid RequestId { get; set; }
    public required string Reference { get; set; }
    public required string Right { get; set; }
    public required string State { get; set; }
    public required string Step { get; set; }
    public LocalDate Due { get; set; }
    public LocalDate ReceivedOn { get; set; }
    public string? Assignee { get; set; }
    public required string Controller { get; set; }

    /// <summary>True while a message of the subject waits for an answer.</summary>
    public bool MessageWaiting { get; set; }

    /// <summary>Word of <see cref="Workflow.Awaited"/>; null: nobody.</summary>
    public string? WaitingFor { get; set; }

    /// <summary>Ids of the holders whose answers are awaited.</summary>
    public string[] WaitingHolders { get; set; } = [];

    /// <summary>True while a mark as spam waits for its confirmation.</summary>
    public bool Spam { get; set; }
    public long Version { get; set; }
    public required string ProcedureHash { get; set; }
    public required byte[] Content { get; set; }
    public Instant OpenedAt { get; set; }
    public int AuditLength { get; set; }
    public required byte[] AuditHead { get; set; }

    /// <summary>W3C trace context of the last event, to which the next is linked; null where nobody traces.</summary>
    public string? Trace { get; set; }
}
