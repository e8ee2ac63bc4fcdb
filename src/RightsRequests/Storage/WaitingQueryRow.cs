using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A query that its holder fetches over HTTP, as it goes over the wire, encrypted under the request's data key. Gone once it is answered.</summary>
public sealed class WaitingQueryRow
{
    public Guid QueryId { get; set; }
    public Guid CaseId { get; set; }
    public required string Holder { get; set; }
    public int Attempt { get; set; }
    public required byte[] Content { get; set; }
    public Instant PlacedAt { get; set; }

    /// <summary>Fetched, and offered again after this time; null: not fetched. The database's clock.</summary>
    public Instant? LeasedUntil { get; set; }

    /// <summary>W3C trace context of its asking, for the holder; null where nobody traces.</summary>
    public string? Trace { get; set; }
}
