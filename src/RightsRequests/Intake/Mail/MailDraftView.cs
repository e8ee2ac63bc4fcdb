using NodaTime;

namespace RightsRequests.Intake;

/// <summary>A message that waits for a person.</summary>
public sealed record MailDraftView(Guid Id, Instant ReceivedAt, MailContent Content, IReadOnlyList<MailFileView> Files);

/// <param name="Number">0: the message itself.</param>
/// <param name="Length">In bytes.</param>
public sealed record MailFileView(int Number, string Name, string ContentType, int Length, string Verdict);

/// <summary>What came of settling a message.</summary>
public abstract record MailOutcome;

/// <summary>It became a request.</summary>
public sealed record MailConfirmed(FiledRequest Request) : MailOutcome;

public sealed record MailDiscarded : MailOutcome;

/// <summary>Nothing was stored.</summary>
/// <param name="Errors">By field.</param>
public sealed record MailRefused(IReadOnlyDictionary<string, string> Errors) : MailOutcome;

/// <summary>Somebody else has settled it, or there is none.</summary>
public sealed record MailGone : MailOutcome;
