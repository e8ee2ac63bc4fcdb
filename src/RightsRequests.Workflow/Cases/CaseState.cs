using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>All that is known of a case; changed only by <see cref="CaseMachine"/>. Holds no content of answers or letters: those lie encrypted beside it under the ids named here.</summary>
public sealed record CaseState
{
    public required Guid Id { get; init; }

    /// <summary>Reference of the request, shared by its cases.</summary>
    public required string Reference { get; init; }

    public required Right Right { get; init; }

    /// <summary>Controller id.</summary>
    public required string Controller { get; init; }

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Day of receipt in the establishment's zone.</summary>
    public required LocalDate ReceivedOn { get; init; }

    public required Establishment Establishment { get; init; }
    public required IReadOnlyList<Relation> Relations { get; init; }

    /// <summary>Activity ids the subject named; empty: all that concern them.</summary>
    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>Facts the subject stated or a person established.</summary>
    public IReadOnlyList<RequestFact> Facts { get; init; } = [];

    /// <summary>True when letters can go by e-mail; else each becomes a posting task.</summary>
    public bool HasEmail { get; init; }

    /// <summary>True when somebody acts for the subject and must prove their quality.</summary>
    public bool Represented { get; init; }

    /// <summary>Heirs, or a person named in directives (loi 78-17 Art. 85).</summary>
    public bool AfterDeath { get; init; }

    /// <summary>Who acts after death is an heir, and not a person named in directives.</summary>
    public bool Heir { get; init; }

    public bool Minor { get; init; }
    public bool HealthRecord { get; init; }
    public bool HealthRecordOlderThanFiveYears { get; init; }

    /// <summary>Id of the controller on whose instruction the organisation acts as its processor (Art. 28(3)(a)); null for a request of its own. That controller has settled the identity and decides on the right.</summary>
    public string? InstructedBy { get; init; }

    public CaseStatus Status { get; init; }

    /// <summary>Path of the procedure and index of the present step on it.</summary>
    public string Path { get; init; } = Procedure.MainPath;
    public int StepIndex { get; init; }

    /// <summary>When the present step was entered.</summary>
    public Instant StepSince { get; init; }

    public IdentityStatus Identity { get; init; }
    public IReadOnlyList<AssessedActivity> Assessment { get; init; } = [];
    public IReadOnlyList<HolderQuery> Queries { get; init; } = [];
    public IReadOnlyList<CaseLetter> Letters { get; init; } = [];

    /// <summary>How many drafts were taken back; part of the ids of letters, so that a new draft is never taken for the one dropped.</summary>
    public int DraftsDropped { get; init; }
    public IReadOnlyList<HumanTask> Tasks { get; init; } = [];
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>Ended suspensions.</summary>
    public IReadOnlyList<Suspension> Suspensions { get; init; } = [];

    /// <summary>A suspension that runs, or null.</summary>
    public OpenSuspension? Suspended { get; init; }

    public bool Extended { get; init; }
    public string? ExtensionReasons { get; init; }

    /// <summary>Who did the last of the preparing actions; may not approve.</summary>
    public string? PreparedBy { get; init; }
    public string? ApprovedBy { get; init; }
    public string? Assignee { get; init; }

    /// <summary>Who marked the request as spam; null: nobody. The case stays open, and its time limit runs, until a DPO who is another person confirms it.</summary>
    public string? SpamMarkedBy { get; init; }
    public bool LegalHold { get; init; }

    /// <summary>Reasons a person wrote for the letter that refuses, tells of a review or of a lifting; those of a letter on the way lie with it.</summary>
    public string? Reasons { get; init; }

    /// <summary><c>12(5)</c> or <c>11(2)</c> when the whole request was refused by a person.</summary>
    public string? RefusalGround { get; init; }

    /// <summary>The fee asked for last under Art. 12(5)(a), in euros.</summary>
    public decimal? Fee { get; init; }

    /// <summary>What the reviewer chose for single data, in the order of choosing; the last one for a datum holds.</summary>
    public IReadOnlyList<RedactionChoice> Redactions { get; init; } = [];

    /// <summary>Open cases of the same person that this one may have to wait for.</summary>
    public IReadOnlyList<RelatedCase> Related { get; init; } = [];

    /// <summary>Names of reminders and escalations already done, so that each fires once.</summary>
    public IReadOnlyList<string> Reminded { get; init; } = [];

    /// <summary>How many times the case began anew: reopened, or its refusal sent back; part of the keys of steps and queries.</summary>
    public int Reopened { get; init; }

    /// <summary>How many times the case went back to an earlier step of its path; part of the names of reminders, so that who has it again is reminded again.</summary>
    public int WentBack { get; init; }

    /// <summary>How many times the case was moved to another version of its procedure; part of the keys of steps and queries.</summary>
    public int Moved { get; init; }

    /// <summary>Result of the human review of an automated decision (Art. 22(3)): <c>decision-changed</c> or <c>decision-confirmed</c>.</summary>
    public string? ReviewResult { get; init; }

    /// <summary>Corrections that a person read in what the subject wrote; those of the request itself lie beside.</summary>
    public IReadOnlyList<RecordedCorrection> Corrections { get; init; } = [];

    public IReadOnlyList<CaseNote> Notes { get; init; } = [];

    /// <summary>What the subject and the team wrote to each other, oldest first.</summary>
    public IReadOnlyList<CaseMessage> Messages { get; init; } = [];

    /// <summary>How many of <see cref="Messages"/> need nothing more: answered, or read by somebody who said so.</summary>
    public int MessagesSettled { get; init; }

    /// <summary>The subject's oldest message that nobody has answered or read; null: none waits.</summary>
    public CaseMessage? MessageWaiting => Messages.Skip(MessagesSettled).FirstOrDefault(message => message.FromSubject);

    /// <summary>True once an answer has left, with which the time limit was kept or missed, whatever the case is open for since.</summary>
    public bool WasAnswered => Letters.Any(one => one is { Final: true, Status: LetterStatus.Sent });

    /// <summary>True where another answer has left: the time limit was that one's, whatever is answered since the case was reopened.</summary>
    public bool WasAnsweredBefore(Guid letter) => Letters.Any(one => one is { Final: true, Status: LetterStatus.Sent } && one.Id != letter);

    /// <summary>Evidence of identity ever sent in; what is destroyed stays listed, without content.</summary>
    public IReadOnlyList<IdentityEvidence> Evidence { get; init; } = [];

    /// <summary>When who asks first entered a code sent to the address on file; null: never.</summary>
    public Instant? AddressConfirmedAt { get; init; }

    /// <summary>Day the last final letter was sent; null before.</summary>
    public LocalDate? AnsweredOn { get; init; }

    /// <summary>True while the case takes an answer to the query: in an open case, and in a closed one where the outcome is verified.</summary>
    public bool Awaits(HolderQuery query) =>
        query.Status is QueryStatus.Asked or QueryStatus.Overdue
        && (Status == CaseStatus.Open || (Status == CaseStatus.Closed && query.Verifies is not null));

    /// <summary>The letter by which the running suspension asks the subject for something; null: nothing is asked by letter.</summary>
    internal CaseLetter? Asking => Suspended?.Why switch
    {
        "identity" => Letters.LastOrDefault(letter => letter.Kind == LetterKind.IdentityRequest),
        // A fee is asked for by the same kind of letter.
        "clarification" => Letters.LastOrDefault(letter => letter is { Kind: LetterKind.ClarificationRequest, Fee: null }),
        _ => null,
    };

    /// <summary>True for a letter to the subject that has not left and would say what is no longer so: it asks for what nobody needs any more, gives a day to a request that has ended, or answers one withdrawn.</summary>
    public bool Overtook(CaseLetter letter) => letter is { Recipient: null, Status: not LetterStatus.Sent } && letter.Kind switch
    {
        LetterKind.IdentityRequest => Status != CaseStatus.Open || Identity == IdentityStatus.Settled,
        LetterKind.ClarificationRequest or LetterKind.Extension => Status != CaseStatus.Open,
        _ => letter.Final && Status == CaseStatus.Withdrawn,
    };

    /// <summary>True for the acknowledgement of a request marked as spam that has not left: nobody is answered who may be a machine.</summary>
    public bool HoldsBack(CaseLetter letter) => SpamMarkedBy is not null && letter is { Kind: LetterKind.Acknowledgement, Status: not LetterStatus.Sent };
}

public enum CaseStatus
{
    Open,
    Closed,
    Withdrawn,
}

public enum IdentityStatus
{
    NotSettled,
    InDoubt,
    Settled,
    NotEstablished,
}

/// <summary>An activity with what the law says and what was decided.</summary>
/// <param name="Assessed">The law's assessment.</param>
/// <param name="Decided">The outcome that holds; null while a person must still decide.</param>
/// <param name="DecidedReason">Reason a person gave, for the letter; null: the law's.</param>
/// <param name="KeptUntil">Day a holder named, else the law's.</param>
public sealed record AssessedActivity(ActivityAssessment Assessed, Outcome? Decided, string? DecidedReason, LocalDate? KeptUntil)
{
    /// <summary>Decided outcome, else proposed, else assessed.</summary>
    public Outcome Effective => Decided ?? Assessed.Proposed ?? Assessed.Outcome;

    /// <summary>True when granted in whole or in part.</summary>
    public bool IsGranted => Effective is Outcome.Granted or Outcome.GrantedInPart;

    /// <summary>The law's reason for what holds: where a person chose another outcome than the one proposed, that of the other one.</summary>
    public BilingualText Reason(Right right) => (Decided is { } decided ? DecidedOtherwise.Reason(right, Assessed, decided) : null) ?? Assessed.Reason;
}

/// <summary>Something a person must do outside the machine.</summary>
/// <param name="Kind"><c>holder</c> (a person holder's query) or <c>post</c> (a letter to be posted).</param>
/// <param name="Subject">Query id or letter id.</param>
public sealed record HumanTask(Guid Id, string Kind, Guid Subject, string Title, bool Done)
{
    /// <summary>Day from which it can be done, inclusive; null for one opened by an earlier version.</summary>
    public LocalDate? OpenedOn { get; init; }
}

/// <summary>Something a person must look at.</summary>
/// <param name="EffectKey">The effect that failed for good, or null for a message from outside.</param>
/// <param name="Message">The kept message that can be replayed, or null.</param>
public sealed record Incident(Guid Id, string Reason, string? Holder, string? EffectKey, Instant At, bool Open, Guid? Message = null);

/// <summary>A running suspension (Art. 12(6), recital 63).</summary>
/// <param name="Why"><c>identity</c>, <c>clarification</c> or <c>staff</c>.</param>
public sealed record OpenSuspension(LocalDate Since, Instant SinceAt, string Why);

/// <summary>Another case of the same person.</summary>
public sealed record RelatedCase(Guid Id, Right Right, bool Open);

/// <summary>What a person wrote into the file.</summary>
public sealed record CaseNote(Instant At, string By, string Text);

/// <summary>One message between the subject and the team.</summary>
/// <param name="By">User of the team; null from the subject.</param>
public sealed record CaseMessage(Guid Id, Instant At, bool FromSubject, string? By, string Text);

/// <summary>A file that proves who somebody is; held for the check only (Art. 12(6), Art. 5(1)(e)).</summary>
/// <param name="ContentType"><c>application/pdf</c>, <c>image/jpeg</c> or <c>image/png</c>.</param>
/// <param name="Size">Bytes, as sent.</param>
/// <param name="Sha256">Of the bytes as sent, hexadecimal.</param>
/// <param name="DestroyedAt">Null while it is held.</param>
/// <param name="DestroyedBy">Whose decision ended the check.</param>
/// <param name="Why">Word: <c>identity-settled</c>, <c>insufficient</c>, <c>not-established</c>, <c>withdrawn</c>, <c>check-ended</c>.</param>
public sealed record IdentityEvidence(
    Guid Id,
    string ContentType,
    long Size,
    string Sha256,
    Instant ReceivedAt,
    Instant? DestroyedAt = null,
    string? DestroyedBy = null,
    string? Why = null);

/// <summary>A correction asked for (Art. 16).</summary>
/// <param name="Category">Category id, for example <c>identification</c>.</param>
/// <param name="Field">Field of the holders, for example <c>postal-address</c>.</param>
/// <param name="Value">The right value.</param>
public sealed record RecordedCorrection(string Category, string Field, string Value);
