using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Reads a case for staff.</summary>
internal sealed class CaseReader(OfficeDb db, ContentCipher cipher, CaseStates states, ProcedureArchive procedures, RelatedCases related, DirectivesRegister directives, FileDesk files, Policy policy, IClock clock)
{
    public async Task<CaseView?> ReadAsync(Guid caseId, Actor actor, CancellationToken cancel)
    {
        if (await FindAsync(caseId, cancel) is not (var row, var wrapped, var request))
        {
            return null;
        }

        if (wrapped is null || cipher.TryUnwrap(wrapped) is not { } key)
        {
            return await ErasedAsync(row, cancel);
        }

        var state = states.Open(row.Id, key, row.Content);
        var procedure = await procedures.ReadAsync(state.Right, row.ProcedureHash, cancel);
        var now = clock.GetCurrentInstant();
        var timeline = await TimelineAsync(caseId, cancel);
        var content = actor.SeesContent() ? cipher.OpenJson<RequestContent>(key, request, Purpose.Request) : null;
        return new(
            row.Id,
            row.Reference,
            row.Right,
            state.Status.Word(),
            CaseMachine.StepWord(procedure, state),
            state.Controller,
            state.ReceivedOn,
            SuspendedLimits.DueOf(state, now),
            row.Version,
            state.Assignee,
            state.Identity.Word(),
            state.Suspended is not null,
            state.Extended,
            state.LegalHold,
            [.. state.Assessment.Select(one => View(one, state.Right, content is not null))],
            [.. state.Queries.Select(one => View(one, content is not null))],
            [.. state.Letters.Select(View)],
            timeline,
            [.. state.Incidents.Select(one => new IncidentView(one.Id, one.Reason, one.Holder, one.At, one.Open))],
            [.. state.Tasks.Select(one => new TaskView(one.Id, one.Kind, one.Subject, one.Title, one.Done))],
            CaseMachine.AvailableActions(policy, procedure, state, actor, now),
            content?.Subject,
            content?.Statement,
            content?.ScopeText,
            content is null ? null : AskedCorrections.Of(content, state),
            content?.Representative,
            content is null ? null : content.Directives is null && !state.AfterDeath ? [] : await directives.OfAsync(row.RequestId, state.AfterDeath, cancel),
            actor.SeesContent() ? [.. (await related.OthersAsync(row, cancel)).Select(other => View(row, other))] : [],
            content is null ? null : [.. state.Notes.Select(one => new NoteView(one.At, one.By, one.Text))],
            content is null ? null : [.. state.Messages.Select(one => new MessageView(one.Id, one.At, one.FromSubject, one.By, one.Text))],
            state.MessageWaiting is not null,
            [.. state.Evidence.Select(one => new EvidenceView(one.Id, one.ContentType, one.Size, one.Sha256, one.ReceivedAt, one.DestroyedAt is null, one.DestroyedAt, one.DestroyedBy, one.Why))],
            state.AddressConfirmedAt)
        { Files = await files.ListAsync(caseId, actor, cancel), Disagreements = Disagreement.Of(state) };
    }

    // The case, its key, where there still is one, and what the person wrote.
    private async Task<(CaseRow Row, byte[]? WrappedKey, byte[] Request)?> FindAsync(Guid caseId, CancellationToken cancel)
    {
        var found = await (
            from row in db.Cases.AsNoTracking()
            join request in db.Requests on row.RequestId equals request.Id
            join one in db.CaseKeys on row.RequestId equals one.RequestId into keys
            from key in keys.DefaultIfEmpty()
            where row.Id == caseId
            select new { row, key.WrappedKey, request.Content }).SingleOrDefaultAsync(cancel);
        return found is null ? null : (found.row, found.WrappedKey, found.Content);
    }

    private Task<List<TimelineView>> TimelineAsync(Guid caseId, CancellationToken cancel) => db.AuditEntries.AsNoTracking()
        .Where(entry => entry.CaseId == caseId)
        .OrderBy(entry => entry.Number)
        .Select(entry => new TimelineView(entry.At, entry.What, entry.Actor, entry.Detail))
        .ToListAsync(cancel);

    private async Task<IReadOnlyList<AssessmentView>> OutcomesAsync(Guid caseId, CancellationToken cancel) =>
    [
        .. from one in await db.CaseOutcomes.AsNoTracking().Where(one => one.CaseId == caseId).OrderBy(one => one.Activity).ToListAsync(cancel)
           let activity = policy.Activity(one.Activity)
           select new AssessmentView(one.Activity, activity?.Law.Basis.Word() ?? "", activity?.Law.Marketing ?? false, one.Outcome, null, one.Ground, new("", ""), null),
    ];

    // The entry of the register: what the columns say, and the trail.
    private async Task<CaseView> ErasedAsync(CaseRow row, CancellationToken cancel) => new(
        row.Id, row.Reference, row.Right, row.State, row.Step, row.Controller, row.ReceivedOn, row.Due, row.Version,
        Assignee: null, Identity: "erased", Suspended: false, Extended: false, LegalHold: false,
        await OutcomesAsync(row.Id, cancel), [], [], await TimelineAsync(row.Id, cancel), [], [], [],
        null, null, null, null, null, null, [], null, null, MessageWaiting: false, [], null)
    { ErasedAt = await db.Requests.Where(request => request.Id == row.RequestId).Select(request => request.ErasedAt).SingleAsync(cancel) };

    /// <summary>Null where there is no such case, or it was erased.</summary>
    public async Task<CaseBackground?> BackgroundAsync(Guid caseId, CancellationToken cancel)
    {
        if (await FindAsync(caseId, cancel) is not (var row, { } wrapped, _) || cipher.TryUnwrap(wrapped) is not { } key)
        {
            return null;
        }

        var state = states.Open(row.Id, key, row.Content);
        var procedure = await procedures.ReadAsync(state.Right, row.ProcedureHash, cancel);
        var today = DeadlineCalculator.DayOfReceipt(clock.GetCurrentInstant(), state.Establishment);
        return new(CaseMachine.Explain(state, today), procedure, state.Path, state.StepIndex, state.Status == CaseStatus.Open, CaseMachine.Waiting(procedure, state));
    }

    private static RelatedView View(CaseRow one, OtherCase other) => new(
        other.Id,
        other.Reference,
        other.Right,
        other.State,
        other.ReceivedOn,
        other.Due,
        other.State == CaseStatus.Open.Word() && (other.Right, other.Controller) == (one.Right, one.Controller));

    // What a person wrote may speak of the subject.
    private static AssessmentView View(AssessedActivity one, Right right, bool seesContent)
    {
        var undecided = one.Decided is null && one.Assessed.Outcome == Outcome.NeedsDecision;
        return new(
            one.Assessed.Activity,
            one.Assessed.Basis.Word(),
            one.Assessed.Marketing,
            (undecided ? Outcome.NeedsDecision : one.Effective).Word(),
            undecided ? one.Assessed.Proposed?.Word() : null,
            one.Assessed.Ground,
            one.DecidedReason is null || !seesContent ? one.Reason(right) : new(one.DecidedReason, one.DecidedReason),
            one.KeptUntil ?? one.Assessed.KeptUntil);
    }

    private static HolderView View(HolderQuery one, bool seesContent) => new(
        one.Id,
        one.Holder,
        one.Transport.Word(),
        one.Action.Word(),
        one.Status.Word(),
        one.Attempt,
        one.AnswerBy,
        one.Result?.Outcome,
        seesContent ? one.Result?.Reason : null,
        one.Result?.Records,
        one.Result?.Changed,
        one.Result?.Erased,
        one.Result?.Kept)
    {
        Verification = one.Verifies is not null,
        Comparison = one.Compares,
        Matches = one.Result?.Matches ?? [],
    };

    private static LetterView View(CaseLetter one) => new(
        one.Id,
        one.Kind.Word(),
        one.Recipient is null ? "subject" : "recipient",
        one.Recipient,
        one.Language,
        one.Status.Word(),
        one.SentAt,
        one.Post,
        one.WaitingFor,
        one.WaitingSince,
        one.ConfirmedOn)
    { ReturnedOn = one.ReturnedOn };
}
