namespace RightsRequests.Intake;

/// <summary>What a message says; stored encrypted.</summary>
/// <param name="FromName">As the sender calls themselves; may be anything.</param>
/// <param name="FromAddress">Null where it has none that can be answered.</param>
/// <param name="Text">Its words, without markup.</param>
/// <param name="Suggested">Rights that its words suggest.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
/// <param name="Automatic">What a machine tells by it, a word of <see cref="AutomaticMail"/>; null where a person seems to have written.</param>
public sealed record MailContent(string? FromName, string? FromAddress, string? Subject, string Text, IReadOnlyList<string> Suggested, string Language, string? Automatic = null);
