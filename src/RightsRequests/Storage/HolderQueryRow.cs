using NodaTime;

namespace RightsRequests.Storage;

/// <summary>Which case a query belongs to, and how punctual its holder was.</summary>
public sealed class HolderQueryRow
{
    public Guid QueryId { get; set; }
    public Guid CaseId { get; set; }
    public required string Holder { get; set; }

    /// <summary>When it was asked first; null before this was kept.</summary>
    public Instant? AskedAt { get; set; }

    /// <summary>The first limit, inclusive, whatever was granted later.</summary>
    public LocalDate? AnswerBy { get; set; }
    public string? State { get; set; }
    public Instant? AnsweredAt { get; set; }
}
