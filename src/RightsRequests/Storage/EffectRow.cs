using NodaTime;

namespace RightsRequests.Storage;

/// <summary>Something to be carried out; the payload is the encrypted effect.</summary>
public sealed class EffectRow
{
    public long Id { get; set; }
    public Guid CaseId { get; set; }
    public required string Key { get; set; }
    public required string Kind { get; set; }
    public required byte[] Payload { get; set; }
    public required string State { get; set; }
    public int Attempts { get; set; }
    public Instant NextAt { get; set; }
    public Instant? LeasedUntil { get; set; }

    /// <summary>W3C trace context of the event that made it; null where nobody traces.</summary>
    public string? Trace { get; set; }
}
