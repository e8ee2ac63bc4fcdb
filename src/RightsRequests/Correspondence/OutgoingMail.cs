namespace RightsRequests.Correspondence;

/// <summary>A mail to be sent.</summary>
/// <param name="Id">The same for the same mail sent once more; becomes its Message-ID.</param>
/// <param name="CaseId">Null for what belongs to no case.</param>
/// <param name="To">Address.</param>
/// <param name="Subject">Reference and subject matter; no personal data.</param>
/// <param name="Text">Plain text.</param>
public sealed record OutgoingMail(Guid Id, Guid? CaseId, string To, string Subject, string Text, MailAttachment? Attachment = null)
{
    /// <summary><c>fr</c>, also of what is in French first and English second, or <c>en</c>.</summary>
    public string Language { get; init; } = "fr";
}

/// <param name="Name">File name.</param>
/// <param name="Content">PDF.</param>
public sealed record MailAttachment(string Name, byte[] Content);
