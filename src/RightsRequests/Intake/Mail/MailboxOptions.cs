namespace RightsRequests.Intake;

/// <summary>The mailbox that requests may reach.</summary>
/// <param name="Host">IMAP server.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security"><c>tls</c>, <c>starttls</c>, or <c>none</c>, which only loopback may use.</param>
/// <param name="Folder">Where messages come in.</param>
/// <param name="DoneFolder">Where they are moved once kept; null: they stay, marked by the keyword <c>$RightsKept</c>.</param>
/// <param name="EverySeconds">How often it is read.</param>
public sealed record MailboxOptions(string Host, int Port, string User, string Password, string Security = "tls", string Folder = "INBOX", string? DoneFolder = null, int EverySeconds = 60)
{
    /// <summary>Says nothing of the password, lest it land in a log.</summary>
    public override string ToString() => $"{Host}:{Port}/{Folder}";
}
