namespace RightsRequests.Storage;

/// <summary>The data key of a request, wrapped under the key file. Deleting the row erases the request everywhere, back-ups included.</summary>
public sealed class DataKeyRow
{
    public Guid RequestId { get; set; }
    public required byte[] WrappedKey { get; set; }
}
