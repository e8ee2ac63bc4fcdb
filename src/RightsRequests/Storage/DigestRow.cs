using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A daily digest that left, by day and keyed hash of the address, so that no day has two.</summary>
public sealed class DigestRow
{
    public LocalDate Day { get; set; }
    public required byte[] AddressHash { get; set; }
    public Instant SentAt { get; set; }
}
