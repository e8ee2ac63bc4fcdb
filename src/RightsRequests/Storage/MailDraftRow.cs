using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A message of the mailbox that waits for a person, or what became of it. Its content lies under a data key of its own, destroyed once it is settled.</summary>
public sealed class MailDraftRow
{
    public Guid Id { get; set; }

    /// <summary>Keyed hash of the message's id: reading it twice keeps it once.</summary>
    public required byte[] MessageHash { get; set; }

    /// <summary><c>waiting</c>, <c>confirmed</c> or <c>discarded</c>.</summary>
    public required string State { get; set; }

    /// <summary>When it reached us, by the mail server's account.</summary>
    public Instant ReceivedAt { get; set; }
    public Instant StoredAt { get; set; }
    public byte[]? WrappedKey { get; set; }
    public byte[]? Content { get; set; }

    /// <summary>The request that it became.</summary>
    public string? Reference { get; set; }
    public string? SettledBy { get; set; }
    public Instant? SettledAt { get; set; }

    /// <summary>Why it was discarded, encrypted under the office key.</summary>
    public byte[]? Reason { get; set; }
    public int AuditLength { get; set; }
    public required byte[] AuditHead { get; set; }
}
