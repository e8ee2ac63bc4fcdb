using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Delivery;

/// <summary>What came of something that the subject did or asked on the status page.</summary>
public abstract record SubjectOutcome;

/// <summary>Done.</summary>
public sealed record SubjectDone : SubjectOutcome;

/// <summary>The messages of the request, oldest first.</summary>
public sealed record MessagesRead(IReadOnlyList<SubjectMessage> Messages) : SubjectOutcome;

/// <summary>No such request, or no right to know of it: nobody can tell which.</summary>
public sealed record SubjectUnknown : SubjectOutcome;

/// <summary>A session's token is needed.</summary>
public sealed record SubjectNeedsSession : SubjectOutcome;

/// <summary>Not taken.</summary>
/// <param name="Why">What is wrong and what would be right.</param>
/// <param name="Later">True: the same may be sent again in a while.</param>
public record SubjectRefused(BilingualText Why, bool Later = false) : SubjectOutcome;

/// <summary>Not taken as it was written; nothing was done.</summary>
/// <param name="Field">What is wrong, by its name in the API.</param>
public sealed record SubjectInvalid(string Field, BilingualText Why) : SubjectRefused(Why);

/// <param name="FromSubject">False: from the team.</param>
public sealed record SubjectMessage(Guid Id, Guid CaseId, string Right, Instant At, bool FromSubject, string Text);
