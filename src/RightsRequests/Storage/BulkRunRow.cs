using NodaTime;

namespace RightsRequests.Storage;

/// <summary>One action on many cases at once; its id is the key of the form, so that a second click finds it.</summary>
public sealed class BulkRunRow
{
    public Guid Id { get; set; }
    public required string By { get; set; }
    public required string Action { get; set; }
    public Instant At { get; set; }
}
