using NodaTime;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Figures;

/// <summary>What a case leaves in the tables that figures are reckoned from, written with it.</summary>
internal static class FigureRows
{
    /// <param name="row">The case as it is written now.</param>
    /// <param name="before">Its state before; null for a new case.</param>
    /// <param name="line">Its line before; null for a new case.</param>
    /// <param name="state">Its state.</param>
    /// <param name="audit">What happened now.</param>
    /// <param name="now">When.</param>
    public static IEnumerable<(string Sql, object?[] Values)> Of(CaseRow row, CaseState? before, FigureLine? line, CaseState state, IReadOnlyList<AuditNote> audit, Instant now)
    {
        var asked = state.Queries.Where(one => one.Attempt > 0 && before?.Queries.Any(old => old.Id == one.Id && old.Attempt > 0 && old.Status == one.Status) != true).ToArray();
        if (asked.Length > 0)
        {
            // The first asking and the first answer stay: whoever had to be asked again was late.
            yield return (
                "INSERT INTO holder_queries (case_id, query_id, holder, asked_at, answer_by, state, answered_at) SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::date[], $6::text[], $7::timestamptz[]) ON CONFLICT (query_id) DO UPDATE SET state = excluded.state, answered_at = coalesce(holder_queries.answered_at, excluded.answered_at) WHERE holder_queries.state IS DISTINCT FROM excluded.state",
                [
                    row.Id, asked.Select(one => one.Id).ToArray(), asked.Select(one => one.Holder).ToArray(), asked.Select(one => one.AskedAt).ToArray(), asked.Select(one => one.AnswerBy).ToArray(),
                    asked.Select(one => one.Status.Word()).ToArray(), asked.Select(one => one.Status == QueryStatus.Answered ? now : (Instant?)null).ToArray(),
                ]);
        }

        var complaints = audit.Count(note => note.What == "complaint");
        var present = FigureLine.Of(state, row.Due);
        if (present != line || complaints > 0)
        {
            // The letter that lifts a restriction comes after the answer, and is none.
            yield return (
                "INSERT INTO case_figures (case_id, \"right\", controller, channel, received_on, due, state, suspended, extended, answered_on, outcome, incidents, complaints, sample) SELECT $1, $2, $3, channel, $4, $5, $6, $7, $8, $9, $10, $11, $12, sample FROM requests WHERE id = $13 ON CONFLICT (case_id) DO UPDATE SET due = excluded.due, state = excluded.state, suspended = excluded.suspended, extended = excluded.extended, answered_on = CASE WHEN $14 THEN case_figures.answered_on ELSE excluded.answered_on END, outcome = excluded.outcome, incidents = excluded.incidents, complaints = case_figures.complaints + excluded.complaints",
                [
                    row.Id, row.Right, row.Controller, row.ReceivedOn, present.Due, row.State, present.Suspended, present.Extended,
                    present.AnsweredOn, present.Outcome, present.Incidents, complaints, row.RequestId, state.Path == Procedure.LiftPath,
                ]);
        }

        if (before is null || before.Status == state.Status)
        {
            yield break;
        }

        yield return ("DELETE FROM case_outcomes WHERE case_id = $1", [row.Id]);
        if (state.Status == CaseStatus.Closed)
        {
            yield return (
                "INSERT INTO case_outcomes (case_id, activity, outcome, ground) SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[])",
                [
                    row.Id,
                    state.Assessment.Select(one => one.Assessed.Activity).ToArray(),
                    state.Assessment.Select(one => one.Effective.Word()).ToArray(),
                    state.Assessment.Select(one => one.Assessed.Ground).ToArray(),
                ]);
        }
    }

    /// <summary>How a case came out as a whole; null while it is open.</summary>
    public static string? Whole(CaseState state)
    {
        var met = state.Assessment.Where(one => one.Effective != Outcome.NotApplicable).Select(one => one.Effective).Distinct().ToList();
        return state switch
        {
            { Status: CaseStatus.Open } => null,
            { Status: CaseStatus.Withdrawn } => "withdrawn",
            { Path: Procedure.UnidentifiedPath } => "not-identified",
            { RefusalGround: not null } => Outcome.Refused.Word(),
            _ when met.Count == 0 => Outcome.NotApplicable.Word(),
            _ when met is [Outcome.Granted] => Outcome.Granted.Word(),
            _ when met is [Outcome.Refused] => Outcome.Refused.Word(),
            _ => Outcome.GrantedInPart.Word(),
        };
    }
}
