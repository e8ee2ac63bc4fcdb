namespace RightsRequests.Storage;

/// <summary>The development clock: one row.</summary>
public sealed class DevClockRow
{
    public int Id { get; set; }
    public long OffsetSeconds { get; set; }
}
