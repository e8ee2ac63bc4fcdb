namespace RightsRequests.Storage;

/// <summary>Some whole lines of a large answer, encrypted under the request's data key with their place in it.</summary>
public sealed class HolderContentChunkRow
{
    public Guid QueryId { get; set; }

    /// <summary>From 0.</summary>
    public int Number { get; set; }

    /// <summary>How many records stand in the chunks before it.</summary>
    public int FirstRecord { get; set; }
    public required byte[] Content { get; set; }
}
