using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A message from outside that was refused, kept for a person; encrypted under the request's data key, or the office key where no case is known.</summary>
public sealed class IncidentRow
{
    public Guid Id { get; set; }
    public Guid? CaseId { get; set; }
    public string? Holder { get; set; }

    /// <summary>Who sent it, as the transport itself checked; null: nobody known, or no message.</summary>
    public string? Sender { get; set; }
    public required string Reason { get; set; }
    public byte[]? Content { get; set; }
    public Instant At { get; set; }
    public bool Open { get; set; }
}
