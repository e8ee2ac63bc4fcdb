namespace RightsRequests.Storage;

/// <summary>A keyed hash by which a request is found without clear text.</summary>
/// <remarks><see cref="SamePerson"/>: two requests that share the token are the same person's.</remarks>
public sealed class SearchTokenRow
{
    public required byte[] TokenHash { get; set; }
    public Guid RequestId { get; set; }
    public bool SamePerson { get; set; }
}
