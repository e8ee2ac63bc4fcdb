using System.Text.Json.Serialization;
using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>Something that happened; the only way a case moves.</summary>
/// <param name="Key">Stable key within the case: an event with a key already seen changes nothing.</param>
public abstract record CaseEvent(string Key);

/// <summary>A person acts through the API or a page.</summary>
/// <param name="Fields">Fields by name, as text; booleans <c>true</c>/<c>false</c>, dates ISO.</param>
public sealed record ActionTaken(string Key, Actor Actor, string Action, IReadOnlyDictionary<string, string> Fields) : CaseEvent(Key);

/// <summary>A valid answer of a known holder came in; its content is stored by the office under the same key.</summary>
/// <param name="Hash">SHA-256 of the canonical answer.</param>
public sealed record HolderAnswered(string Key, Guid QueryId, string Holder, string Hash, HolderResult Result) : CaseEvent(Key);

/// <summary>A timer is due.</summary>
public sealed record TimerFired(string Key, string Timer) : CaseEvent(Key);

/// <summary>A letter was typeset as a draft.</summary>
public sealed record LetterTypeset(string Key, Guid Letter) : CaseEvent(Key);

/// <summary>A letter was signed.</summary>
public sealed record LetterSigned(string Key, Guid Letter) : CaseEvent(Key);

/// <summary>An approved letter cannot be signed now, since something outside is away; it is tried again until it can.</summary>
/// <param name="For">What it waits for, for example <c>time-authority</c>.</param>
public sealed record LetterWaits(string Key, Guid Letter, string For) : CaseEvent(Key);

/// <summary>The proofs in a signed letter were renewed: a new timestamp over everything, the bytes before it unchanged.</summary>
/// <param name="Until">When the certificate of the new timestamp ends.</param>
public sealed record LetterRenewed(string Key, Guid Letter, Instant Until) : CaseEvent(Key);

/// <summary>A letter left by e-mail.</summary>
public sealed record LetterSent(string Key, Guid Letter) : CaseEvent(Key);

/// <summary>An effect failed for good, or a message from outside was refused: a person must look.</summary>
/// <param name="Message">Id under which the shell keeps the refused message, so that it can be replayed; null where there is none.</param>
public sealed record IncidentReported(string Key, string Reason, string? Holder, string? EffectKey, Guid? Message = null) : CaseEvent(Key);

/// <summary>A holder that is a processor told how far it is; no answer yet.</summary>
/// <param name="Status">Word of its protocol, for example <c>in_progress</c>.</param>
/// <param name="Note">For whoever completes the answer; null: nothing to be told.</param>
public sealed record HolderReported(string Key, Guid QueryId, string Status, string? Note) : CaseEvent(Key);

/// <summary>A person who holds data handed the query over to their delegate.</summary>
public sealed record HolderHandedOver(string Key, Guid QueryId) : CaseEvent(Key);

/// <summary>The subject wrote to the team on the status page.</summary>
/// <param name="Text">At most 10,000 characters; checked where it came in.</param>
public sealed record SubjectWrote(string Key, Guid Message, string Text) : CaseEvent(Key);

/// <summary>Evidence of identity came in after a doubt (Art. 12(6)); the office keeps its content under this id, encrypted under a key of its own.</summary>
/// <param name="ContentType">As judged by content, never as named by the sender.</param>
/// <param name="Size">Bytes, as sent.</param>
/// <param name="Sha256">Of the bytes as sent, hexadecimal.</param>
public sealed record EvidenceReceived(string Key, Guid Evidence, string ContentType, long Size, string Sha256) : CaseEvent(Key);

/// <summary>A member of staff looked at evidence of identity.</summary>
public sealed record EvidenceOpened(string Key, Guid Evidence, Actor By) : CaseEvent(Key);

/// <summary>All that proves how the request was handled was handed out as one file.</summary>
/// <param name="By">The DPO or an auditor.</param>
/// <param name="Manifest">SHA-256 of its manifest, hexadecimal: what was handed out can be recognised later.</param>
public sealed record EvidenceFileExported(string Key, Actor By, string Manifest) : CaseEvent(Key);

/// <summary>The subject entered the one-time code sent to the address on file: who asks reads that address.</summary>
public sealed record AddressConfirmed(string Key) : CaseEvent(Key);

/// <summary>The signed receipt of the request was made.</summary>
public sealed record ReceiptIssued(string Key, Guid Receipt) : CaseEvent(Key);

/// <summary>The subject withdrew the request.</summary>
public sealed record SubjectWithdrew(string Key) : CaseEvent(Key);

/// <summary>Another case of the same person was opened after this one. An erasure that has not erased yet waits for it where its procedure says so.</summary>
public sealed record RelatedCaseOpened(string Key, RelatedCase Case) : CaseEvent(Key);

/// <summary>Another case of the same person ended.</summary>
public sealed record RelatedCaseEnded(string Key, Guid Case) : CaseEvent(Key);

/// <summary>Who acts.</summary>
public sealed record Actor(string User, IReadOnlySet<Role> Roles)
{
    /// <summary>The machine itself.</summary>
    public static readonly Actor System = new("system", new HashSet<Role>());

    /// <summary>Whom the actor stands in for while they are away; empty: nobody. It opens what one of them alone would decide, in their place.</summary>
    /// <remarks>Never written with the actor into what is stored: the audit says it.</remarks>
    [JsonIgnore]
    public IReadOnlyList<string> For { get; init; } = [];

    /// <summary>The person who asked, through the status page.</summary>
    public static readonly Actor Subject = new("subject", new HashSet<Role>());

    /// <summary>True for the role itself; <see cref="Role.Dpo"/> includes <see cref="Role.Agent"/>.</summary>
    public bool Is(Role role) => Roles.Contains(role) || (role == Role.Agent && Roles.Contains(Role.Dpo));

    /// <summary>True for who may read personal content: agents and auditors. An administrator sets up and sees none.</summary>
    /// <remarks>A method, so that it is not written with the actor into what is stored.</remarks>
    public bool SeesContent() => Is(Role.Agent) || Is(Role.Auditor);
}

/// <summary>How a case begins.</summary>
/// <param name="Initial">The case before its first step.</param>
/// <param name="Now">When it is opened; the time limit runs from <see cref="CaseState.ReceivedOn"/> all the same (GDPR Art. 12(3)).</param>
/// <param name="Entered">By whom and how it was entered; null where the subject filed it.</param>
public sealed record CaseOpening(CaseState Initial, Instant Now, CaseEntry? Entered = null);

/// <summary>A request that came by post, by telephone, at a counter or by mail, and was entered by staff.</summary>
/// <param name="By">Who entered it.</param>
/// <param name="How">Words and ids for the audit trail, for example <c>post, 1 file</c>; never personal data.</param>
public sealed record CaseEntry(string By, string How);
