using NodaTime;
using RightsRequests.Intake;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>A case as staff see it; the JSON of <c>GET /api/v1/cases/{id}</c>. Words are the contract's.</summary>
/// <param name="Subject">Null for an administrator, who sees no personal content.</param>
/// <param name="Statement">What the person wrote; null likewise.</param>
/// <param name="ScopeText">What the person said of the extent; null likewise.</param>
/// <param name="Corrections">What is to be corrected (Art. 16); null likewise.</param>
/// <param name="Representative">Who acts for the person, and in what quality; null likewise, and where nobody does.</param>
/// <param name="Directives">For after death, as this request records them; where it comes after death, those that the register holds of the person, the last ones first. Null for an administrator.</param>
/// <param name="Related">The other cases of the same person, oldest first; empty for an administrator.</param>
/// <param name="Notes">What staff noted, oldest first; null likewise.</param>
/// <param name="Messages">Between the subject and the team, oldest first; null likewise.</param>
/// <param name="MessageWaiting">True while a message of the subject waits for an answer.</param>
/// <param name="Evidence">Evidence of identity ever sent in; what is destroyed stays listed as proof of it.</param>
/// <param name="AddressConfirmedAt">When who asks first entered a code sent to the address on file; null: never.</param>
public sealed record CaseView(
    Guid Id,
    string Reference,
    string Right,
    string State,
    string Step,
    string Controller,
    LocalDate ReceivedOn,
    LocalDate Due,
    long Version,
    string? Assignee,
    string Identity,
    bool Suspended,
    bool Extended,
    bool LegalHold,
    IReadOnlyList<AssessmentView> Assessment,
    IReadOnlyList<HolderView> Holders,
    IReadOnlyList<LetterView> Letters,
    IReadOnlyList<TimelineView> Timeline,
    IReadOnlyList<IncidentView> Incidents,
    IReadOnlyList<TaskView> Tasks,
    IReadOnlyList<ActionOffer> AvailableActions,
    SubjectContent? Subject,
    string? Statement,
    string? ScopeText,
    IReadOnlyList<CorrectionContent>? Corrections,
    RepresentativeContent? Representative,
    IReadOnlyList<RecordedDirectives>? Directives,
    IReadOnlyList<RelatedView> Related,
    IReadOnlyList<NoteView>? Notes,
    IReadOnlyList<MessageView>? Messages,
    bool MessageWaiting,
    IReadOnlyList<EvidenceView> Evidence,
    Instant? AddressConfirmedAt)
{
    /// <summary>Holders of the same activity whose answers do not go together.</summary>
    public IReadOnlyList<Disagreement> Disagreements { get; init; } = [];

    /// <summary>When the file was erased; null: it is kept. Of an erased one the entry of the register and the trail remain, and nothing else is told.</summary>
    public Instant? ErasedAt { get; init; }

    /// <summary>What came with the request: scans, the mail and what was attached to it; opened by <see cref="FileDesk.OpenAsync"/>. Empty for an administrator.</summary>
    public IReadOnlyList<FileView> Files { get; init; } = [];
}

/// <param name="Reason">In French and English.</param>
public sealed record AssessmentView(
    string Activity,
    string Basis,
    bool Marketing,
    string Outcome,
    string? Proposed,
    string? Ground,
    Law.BilingualText Reason,
    LocalDate? KeptUntil);

public sealed record HolderView(
    Guid QueryId,
    string Holder,
    string Transport,
    string Action,
    string State,
    int Attempt,
    LocalDate AnswerBy,
    string? Outcome,
    string? Reason,
    int? Records,
    int? Changed,
    int? Erased,
    int? Kept)
{
    /// <summary>Asked some time after the answer whether what was confirmed still is so.</summary>
    public bool Verification { get; init; }

    /// <summary>Asked before the identity was settled, to compare what the person said of themselves.</summary>
    public bool Comparison { get; init; }

    /// <summary>What came out of the comparison, by the type of what the person said.</summary>
    public IReadOnlyList<IdentityMatch> Matches { get; init; } = [];
}

/// <param name="To"><c>subject</c> or <c>recipient</c>.</param>
/// <param name="WaitingFor">Why an approved letter is not signed yet: <c>time-authority</c>, <c>revocation-information</c> or <c>signing-service</c> is away, or the <c>reflection-period</c> of a health record runs; else null.</param>
/// <param name="WaitingSince">Since when; null with <paramref name="WaitingFor"/>.</param>
/// <param name="ConfirmedOn">Day on which the recipient of an Art. 19 notice confirmed; null: not yet, or no such notice.</param>
public sealed record LetterView(Guid Id, string Kind, string To, string? Recipient, string Language, string State, Instant? SentAt, bool Post, string? WaitingFor, Instant? WaitingSince, LocalDate? ConfirmedOn)
{
    /// <summary>Day on which the post's return of the letter was recorded; null: it did not come back, or was posted again.</summary>
    public LocalDate? ReturnedOn { get; init; }
}

public sealed record TimelineView(Instant At, string What, string Actor, string Detail);

public sealed record IncidentView(Guid Id, string Reason, string? Holder, Instant At, bool Open);

public sealed record NoteView(Instant At, string By, string Text);

/// <param name="By">User of the team; null from the subject.</param>
public sealed record MessageView(Guid Id, Instant At, bool FromSubject, string? By, string Text);

/// <param name="Held">True: it can be opened at <c>/api/v1/cases/{id}/evidence/{evidenceId}</c>. False: destroyed.</param>
/// <param name="DestroyedBy">Whose decision ended the check.</param>
/// <param name="Why"><c>identity-settled</c>, <c>insufficient</c>, <c>not-established</c>, <c>withdrawn</c> or <c>check-ended</c>.</param>
public sealed record EvidenceView(Guid Id, string ContentType, long Size, string Sha256, Instant ReceivedAt, bool Held, Instant? DestroyedAt, string? DestroyedBy, string? Why);

public sealed record TaskView(Guid Id, string Kind, Guid Subject, string Title, bool Done);

/// <param name="PossibleDuplicate">True where it asks the same right of the same controller and is open. A person decides: nothing is closed by itself.</param>
public sealed record RelatedView(Guid Id, string Reference, string Right, string State, LocalDate ReceivedOn, LocalDate Due, bool PossibleDuplicate);
