using NodaTime;

namespace RightsRequests.Storage;

/// <summary>An answer of a holder as it came, encrypted under the request's data key.</summary>
public sealed class HolderAnswerRow
{
    public Guid Id { get; set; }
    public Guid QueryId { get; set; }
    public Guid CaseId { get; set; }
    public required string Holder { get; set; }
    public Instant ReceivedAt { get; set; }
    public required byte[] Content { get; set; }
    public required string Hash { get; set; }
}
