using NodaTime;

namespace RightsRequests.Storage;

/// <summary>Somebody of the staff who is away, and who stands in for them; with an audit chain of its own.</summary>
public sealed class AbsenceRow
{
    public Guid Id { get; set; }
    public required string Absent { get; set; }
    public required string Substitute { get; set; }

    /// <summary>Inclusive, as the last day is.</summary>
    public LocalDate FirstDay { get; set; }
    public LocalDate LastDay { get; set; }
    public required string EnteredBy { get; set; }
    public Instant EnteredAt { get; set; }

    /// <summary>When it was ended before its last day; null: it was not.</summary>
    public Instant? EndedAt { get; set; }
    public int AuditLength { get; set; }
    public required byte[] AuditHead { get; set; }
}
