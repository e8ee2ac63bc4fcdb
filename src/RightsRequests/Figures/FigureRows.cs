using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Figures;

/// <summary>What a case leaves in the tables that figures are reckoned from, written with it.</summary>
internal static class FigureRows
{
    /// <summary>What was asked of holders, and what came of it.</summary>
    public static void WriteQueries(OfficeBatch batch, IReadOnlyList<Written> all)
    {
        var asked = (
            from one in all
            from query in one.Applied.State.Queries
            where query.Attempt > 0 && one.Before?.Queries.Any(old => old.Id == query.Id && old.Attempt > 0 && old.Status == query.Status) != true
            select (Case: one, Query: query)).ToList();
        if (asked.Count > 0)
        {
            // The first asking and the first answer stay: whoever had to be asked again was late.
            batch.Say(
                "INSERT INTO holder_queries (case_id, query_id, holder, asked_at, answer_by, state, answered_at) SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::date[], $6::text[], $7::timestamptz[]) ON CONFLICT (query_id) DO UPDATE SET state = excluded.state, answered_at = coalesce(holder_queries.answered_at, excluded.answered_at) WHERE holder_queries.state IS DISTINCT FROM excluded.state",
                asked.Column(one => one.Case.Row.Id), asked.Column(one => one.Query.Id), asked.Column(one => one.Query.Holder), asked.Column(one => one.Query.AskedAt), asked.Column(one => one.Query.AnswerBy),
                asked.Column(one => one.Query.Status.Word()), asked.Column(one => one.Query.Status == QueryStatus.Answered ? one.Case.Now : (Instant?)null));
        }
    }

    /// <summary>The line of each case where it changed.</summary>
    public static void WriteFigures(OfficeBatch batch, IReadOnlyList<Written> all)
    {
        var changed = (
            from one in all
            let present = FigureLine.Of(one.Applied.State, one.Row.Due)
            let complaints = one.Applied.Audit.Count(note => note.What == "complaint")
            where present != one.LineBefore || complaints > 0
            select (one.Row, Line: present, Complaints: complaints, Lifting: one.Applied.State.Path == Procedure.LiftPath)).ToList();
        if (changed.Count > 0)
        {
            // The letter that lifts a restriction comes after the answer, and is none: what was answered, and how, stays counted meanwhile.
            // A case reopened was answered too, on its first day and by its limit of then.
            batch.Say(
                """
                INSERT INTO case_figures (case_id, "right", controller, channel, received_on, due, state, suspended, suspended_on, extended, answered_on, outcome, incidents, complaints, sample)
                SELECT one.case_id, one."right", one.controller, request.channel, one.received_on, one.due, one.state, one.suspended_on IS NOT NULL, one.suspended_on, one.extended,
                    CASE WHEN one.lifting THEN (SELECT answered_on FROM case_figures WHERE case_figures.case_id = one.case_id) ELSE one.answered_on END,
                    CASE WHEN one.lifting THEN (SELECT outcome FROM case_figures WHERE case_figures.case_id = one.case_id) ELSE one.outcome END, one.incidents, one.complaints, request.sample
                FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::date[], $6::date[], $7::text[], $8::date[], $9::bool[], $10::date[], $11::text[], $12::int[], $13::int[], $14::bool[])
                    AS one (case_id, request_id, "right", controller, received_on, due, state, suspended_on, extended, answered_on, outcome, incidents, complaints, lifting)
                JOIN requests AS request ON request.id = one.request_id
                ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, suspended = excluded.suspended, suspended_on = excluded.suspended_on, extended = excluded.extended, answered_on = excluded.answered_on,
                    due = CASE WHEN coalesce(case_figures.first_answered_on, case_figures.answered_on) IS NULL THEN excluded.due ELSE case_figures.due END,
                    first_answered_on = coalesce(case_figures.first_answered_on, CASE WHEN excluded.answered_on IS NULL THEN case_figures.answered_on END),
                    outcome = CASE WHEN excluded.state = 'open' THEN case_figures.outcome ELSE excluded.outcome END, incidents = excluded.incidents, complaints = case_figures.complaints + excluded.complaints
                """,
                changed.Column(one => one.Row.Id), changed.Column(one => one.Row.RequestId), changed.Column(one => one.Row.Right), changed.Column(one => one.Row.Controller), changed.Column(one => one.Row.ReceivedOn), changed.Column(one => one.Line.Due),
                changed.Column(one => one.Row.State), changed.Column(one => one.Line.SuspendedOn), changed.Column(one => one.Line.Extended), changed.Column(one => one.Line.AnsweredOn), changed.Column(one => one.Line.Outcome),
                changed.Column(one => one.Line.Incidents), changed.Column(one => one.Complaints), changed.Column(one => one.Lifting));
        }
    }

    /// <summary>How each activity of a case came out at its end.</summary>
    /// <param name="batch">Of the transaction that the case is written in.</param>
    /// <param name="written">The case.</param>
    public static void WriteOutcomes(OfficeBatch batch, Written written)
    {
        var (row, before, applied, _) = written;
        var state = applied.State;
        // What the answer decided stays counted while the case is open again.
        if (before is null || before.Status == state.Status || state.Status == CaseStatus.Open || state.Path == Procedure.LiftPath)
        {
            return;
        }

        batch.Say("DELETE FROM case_outcomes WHERE case_id = $1", row.Id);
        // Who never proved who they are was given nothing and refused nothing (Art. 12(2)): what the register would have given counts nowhere.
        if (state.Status == CaseStatus.Closed && state.Path != Procedure.UnidentifiedPath)
        {
            batch.Say(
                "INSERT INTO case_outcomes (case_id, activity, outcome, ground) SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[])",
                row.Id,
                state.Assessment.Column(one => one.Assessed.Activity),
                state.Assessment.Column(one => one.Effective.Word()),
                state.Assessment.Column(one => one.Assessed.Ground));
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
