using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A mail of the development outbox, encrypted under the office key.</summary>
public sealed class MailRow
{
    public Guid Id { get; set; }
    public Guid? CaseId { get; set; }
    public Instant At { get; set; }
    public required byte[] Content { get; set; }
}
