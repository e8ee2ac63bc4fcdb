using System.Text.Json.Serialization;
using NodaTime;

namespace RightsRequests.Workflow;

/// <summary>Something the shell must carry out; may happen twice without harm under the same key.</summary>
/// <param name="Key">Stable within the case.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "effect")]
[JsonDerivedType(typeof(AskHolder), "ask-holder")]
[JsonDerivedType(typeof(TypesetLetter), "typeset-letter")]
[JsonDerivedType(typeof(SignLetter), "sign-letter")]
[JsonDerivedType(typeof(SendLetter), "send-letter")]
[JsonDerivedType(typeof(TellStaff), "tell-staff")]
[JsonDerivedType(typeof(RemindSubject), "remind-subject")]
[JsonDerivedType(typeof(TellSubject), "tell-subject")]
[JsonDerivedType(typeof(TellController), "tell-controller")]
[JsonDerivedType(typeof(TellRelatedCases), "tell-related-cases")]
[JsonDerivedType(typeof(RetryEffect), "retry-effect")]
[JsonDerivedType(typeof(ReplayMessage), "replay-message")]
public abstract record Effect(string Key);

/// <summary>Sends a query to a holder (bus) under the query's id.</summary>
public sealed record AskHolder(string Key, Guid QueryId, string Holder, HolderAction Action, IReadOnlyList<string> Activities, int Attempt, Instant AskedAt, LocalDate AnswerBy, string? Ground) : Effect(Key);

/// <summary>Typesets a letter; answered by <see cref="LetterTypeset"/> under key <c>typeset/{Letter}</c>. Done again when the draft must change.</summary>
public sealed record TypesetLetter(string Key, Guid Letter) : Effect(Key);

/// <summary>Signs the typeset letter; answered by <see cref="LetterSigned"/> under key <c>signed/{Letter}</c>.</summary>
public sealed record SignLetter(string Key, Guid Letter) : Effect(Key);

/// <summary>Sends the signed letter by e-mail; answered by <see cref="LetterSent"/> under key <c>sent/{Letter}</c>.</summary>
public sealed record SendLetter(string Key, Guid Letter) : Effect(Key);

/// <summary>Mails the DPO team: reference and what waits, no personal data.</summary>
/// <param name="What">Word: <c>reminder</c>, <c>due-soon</c>, <c>overdue</c>, <c>holder-late</c>, <c>incident</c>, <c>processing-questionable</c>, <c>message</c>, <c>evidence</c>, <c>withdrawn</c>, <c>recipient-silent</c>.</param>
public sealed record TellStaff(string Key, string What) : Effect(Key);

/// <summary>Reminds the subject by e-mail of evidence or an answer asked for.</summary>
public sealed record RemindSubject(string Key, string Why) : Effect(Key);

/// <summary>Mails the subject that something waits on the status page, and nothing of what it is about.</summary>
/// <param name="What">Word: <c>message</c> or <c>withdrawn</c>.</param>
public sealed record TellSubject(string Key, string What) : Effect(Key);

/// <summary>Tells the controller that gave the instruction how far its request is.</summary>
/// <param name="Since">When it came to be so.</param>
public sealed record TellController(string Key, InstructionStatus Status, Instant Since) : Effect(Key);

/// <summary>Tells the person's other cases that this one ended, by <see cref="RelatedCaseEnded"/>.</summary>
public sealed record TellRelatedCases(string Key) : Effect(Key);

/// <summary>Makes an effect that failed for good due again, with all its tries.</summary>
public sealed record RetryEffect(string Key, string EffectKey) : Effect(Key);

/// <summary>Takes a refused message in once more, as if it came now; still wrong, it is a new incident.</summary>
/// <param name="Message">Id under which it is kept.</param>
public sealed record ReplayMessage(string Key, Guid Message) : Effect(Key);
