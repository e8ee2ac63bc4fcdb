namespace RightsRequests.Storage;

/// <summary>The message as it came, or something attached to it; encrypted under the draft's data key.</summary>
public sealed class MailDraftFileRow
{
    public Guid Id { get; set; }
    public Guid DraftId { get; set; }

    /// <summary>From 0, the message itself.</summary>
    public int Number { get; set; }
    public required string ContentType { get; set; }

    /// <summary>In bytes, before encryption.</summary>
    public int Length { get; set; }
    public required string Verdict { get; set; }
    public required byte[] Name { get; set; }
    public required byte[] Content { get; set; }
}
