namespace RightsRequests.Storage;

/// <summary>The key of one piece of evidence, wrapped. Deleting the row destroys the evidence, back-ups of its content included.</summary>
public sealed class EvidenceKeyRow
{
    public Guid EvidenceId { get; set; }
    public required byte[] WrappedKey { get; set; }
}
