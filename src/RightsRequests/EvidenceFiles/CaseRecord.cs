using NodaTime;
using RightsRequests.Figures;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.EvidenceFiles;

/// <summary>How a case was handled; <c>case.json</c>. No record of the person: what holders answered is counted, not repeated.</summary>
internal static class CaseRecord
{
    public static object Of(CaseState state, string procedureHash, IReadOnlyDictionary<Guid, string> letterFiles, LocalDate today) => new
    {
        state.Id,
        state.Reference,
        right = state.Right,
        state.Controller,
        state.Status,
        outcome = FigureRows.Whole(state),
        state.ReceivedOn,
        state.AnsweredOn,
        due = CaseMachine.Due(state, today),
        deadline = CaseMachine.Deadline(state, today),
        suspensions = state.Suspensions,
        suspendedSince = state.Suspended?.Since,
        state.Extended,
        identity = state.Identity,
        state.PreparedBy,
        state.ApprovedBy,
        procedure = procedureHash,
        assessment = state.Assessment.Select(one => new
        {
            one.Assessed.Activity,
            basis = one.Assessed.Basis,
            assessed = one.Assessed.Outcome,
            outcome = one.Effective,
            one.Assessed.Ground,
            one.KeptUntil,
            byPerson = one.DecidedReason is not null,
        }),
        answers = state.Queries.Select(query => new
        {
            query.Id,
            query.Holder,
            query.Transport,
            query.Action,
            query.Activities,
            query.Attempt,
            query.AskedAt,
            query.AnswerBy,
            query.Status,
            sha256 = query.AnswerHash,
            query.Result?.Outcome,
            query.Result?.Records,
            query.Result?.Changed,
            query.Result?.Erased,
            query.Result?.Kept,
            query.Result?.KeptGround,
            query.Result?.KeptUntil,
        }),
        letters = state.Letters.Select(letter => new
        {
            letter.Id,
            letter.Kind,
            letter.Recipient,
            letter.Language,
            letter.Status,
            letter.ApprovedBy,
            letter.SentOn,
            letter.SentAt,
            letter.ConfirmedOn,
            letter.ReturnedOn,
            file = letterFiles.GetValueOrDefault(letter.Id),
        }),
        identityEvidence = state.Evidence,
        incidents = state.Incidents.Select(incident => new { incident.Id, incident.Holder, incident.At, incident.Open }),
    };
}
