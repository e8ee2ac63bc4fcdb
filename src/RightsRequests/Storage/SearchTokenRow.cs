namespace RightsRequests.Storage;

/// <summary>A keyed hash by which a request is found without clear text.</summary>
public sealed class SearchTokenRow
{
    public required byte[] TokenHash { get; set; }
    public Guid RequestId { get; set; }
}
