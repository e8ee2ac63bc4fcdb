using System.Text.Json;
using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Figures;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Writes a decision down: state, columns, audit, effects, timers and queries, in one round trip of the caller's transaction.</summary>
internal sealed class CaseWriter(OfficeDb db, ContentCipher cipher, AuditChain chain)
{
    /// <summary>By itself.</summary>
    public async Task WriteAsync(CaseRow row, DataKey key, Written written, CancellationToken cancel)
    {
        await using var batch = OfficeBatch.In(db);
        Write(batch, row, key, written);
        await batch.ExecuteAsync(cancel);
    }

    /// <summary>With what else the batch writes.</summary>
    /// <param name="batch">Of the transaction that the decision belongs to.</param>
    /// <param name="row">As it was read; changed to what is written.</param>
    /// <param name="key">Of its request.</param>
    /// <param name="written">What is written.</param>
    public void Write(OfficeBatch batch, CaseRow row, DataKey key, Written written)
    {
        var (procedure, before, applied, now) = written;
        var state = applied.State;
        var today = DeadlineCalculator.DayOfReceipt(now, state.Establishment);
        var entries = chain.Continue(row.Id, row.AuditLength, row.AuditHead, applied.Audit, now);
        var figures = before is null ? null : FigureLine.Of(before, row.Due);
        row.State = state.Status.Word();
        row.Step = CaseMachine.StepWord(procedure, state);
        row.Due = CaseMachine.Due(state, today);
        row.Assignee = state.Assignee;
        row.MessageWaiting = state.MessageWaiting is not null;
        var waiting = CaseMachine.Waiting(procedure, state);
        row.WaitingFor = waiting.Whom?.Word();
        row.WaitingHolders = [.. waiting.Holders];
        row.Spam = state.SpamMarkedBy is not null;
        row.Version++;
        row.Content = cipher.SealJson(key, state, Purpose.CaseState);
        row.AuditLength += entries.Count;
        row.Trace = OfficeTrace.Current;
        row.AuditHead = entries.Count == 0 ? row.AuditHead : entries[^1].Hash;

        if (before is null)
        {
            batch.Say(
                "INSERT INTO cases (id, request_id, reference, \"right\", controller, received_on, procedure_hash, opened_at, state, step, due, assignee, version, content, audit_length, audit_head, waiting_for, waiting_holders, spam, trace) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
                row.Id, row.RequestId, row.Reference, row.Right, row.Controller, row.ReceivedOn, row.ProcedureHash, row.OpenedAt,
                row.State, row.Step, row.Due, row.Assignee, row.Version, row.Content, row.AuditLength, row.AuditHead, row.WaitingFor, row.WaitingHolders, row.Spam, row.Trace);
        }
        else
        {
            batch.Say(
                "UPDATE cases SET state = $2, step = $3, due = $4, assignee = $5, version = $6, content = $7, audit_length = $8, audit_head = $9, message_waiting = $10, procedure_hash = $11, waiting_for = $12, waiting_holders = $13, spam = $14, trace = $15 WHERE id = $1",
                row.Id, row.State, row.Step, row.Due, row.Assignee, row.Version, row.Content, row.AuditLength, row.AuditHead, row.MessageWaiting, row.ProcedureHash, row.WaitingFor, row.WaitingHolders, row.Spam, row.Trace);
        }

        if (entries.Count > 0)
        {
            batch.Say(
                "INSERT INTO audit_entries (case_id, at, number, what, actor, detail, previous_hash, hash) SELECT $1, $2, * FROM unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::bytea[])",
                row.Id, now, All(entries, one => one.Number), All(entries, one => one.What), All(entries, one => one.Actor), All(entries, one => one.Detail), All(entries, one => one.PreviousHash), All(entries, one => one.Hash));
        }

        WriteTimers(batch, row.Id, [.. applied.Timers.DistinctBy(timer => timer.Key)]);
        foreach (var (sql, values) in FigureRows.Of(row, before, figures, state, applied.Audit, now))
        {
            batch.Say(sql, values);
        }

        foreach (var incident in state.Incidents.Where(one => before?.Incidents.Any(old => old.Id == one.Id && old.Open == one.Open) != true))
        {
            // One list for staff: a refused message has its row, with its content, already.
            batch.Say(
                "INSERT INTO incidents (id, case_id, holder, reason, at, open) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET open = excluded.open",
                incident.Message ?? incident.Id, row.Id, incident.Holder, incident.Reason, incident.At, incident.Open);
        }

        // With the decision that ends the check, not after it: no moment is left in which a copy outlives its purpose.
        foreach (var destroyed in state.Evidence.Where(one => one.DestroyedAt == now))
        {
            batch.Say("DELETE FROM evidence_keys WHERE evidence_id = $1", destroyed.Id);
            batch.Say("UPDATE evidence SET content = NULL, destroyed_at = $2 WHERE id = $1", destroyed.Id, now);
        }

        foreach (var task in state.Tasks.Where(task => task.Kind == "post"))
        {
            // Nobody posts what was withdrawn, or is held back. A letter posted once more waits anew.
            batch.Say(
                "INSERT INTO postings (letter_id, case_id, task_id, waiting_since, open) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (letter_id) DO UPDATE SET waiting_since = CASE WHEN excluded.open AND NOT postings.open THEN excluded.waiting_since ELSE postings.waiting_since END, printed_at = CASE WHEN excluded.open AND NOT postings.open THEN NULL ELSE postings.printed_at END, open = excluded.open",
                task.Subject, row.Id, task.Id, now, !task.Done && state.Status != CaseStatus.Withdrawn && !state.Letters.Any(letter => letter.Id == task.Subject && state.HoldsBack(letter)));
        }

        WriteEffects(batch, row.Id, key, applied.Effects);
        if (written.Done is { } done)
        {
            batch.Say("UPDATE effects SET state = 'done', leased_until = NULL WHERE id = $1 AND leased_until = $2", done.Id, done.LeasedUntil);
        }

        if (written.Commit)
        {
            batch.Commit();
        }
    }

    // A timer that stays as it was is not written again, and keeps its lease.
    private static void WriteTimers(OfficeBatch batch, Guid caseId, IReadOnlyList<CaseTimer> timers) => batch.Say(
        """
        WITH due AS (SELECT * FROM unnest($2::text[], $3::timestamptz[]) AS due (key, fire_at)),
        gone AS (DELETE FROM timers WHERE case_id = $1 AND key <> ALL ($2))
        INSERT INTO timers (case_id, key, fire_at, attempts)
        SELECT $1, key, fire_at, 0 FROM due
        WHERE NOT EXISTS (SELECT FROM timers kept WHERE kept.case_id = $1 AND kept.key = due.key AND kept.fire_at = due.fire_at)
        ON CONFLICT (case_id, key) DO UPDATE SET fire_at = excluded.fire_at, attempts = 0, leased_until = NULL
        """,
        caseId, All(timers, one => one.Key), All(timers, one => one.FireAt));

    private void WriteEffects(OfficeBatch batch, Guid caseId, DataKey key, IReadOnlyList<Effect> effects)
    {
        foreach (var retry in effects.OfType<RetryEffect>())
        {
            batch.Say(
                "UPDATE effects SET state = 'pending', attempts = 0, next_at = now(), leased_until = NULL, trace = $3 WHERE case_id = $1 AND key = $2 AND (state = 'failed' OR (state = 'pending' AND leased_until IS NULL))",
                caseId, retry.EffectKey, OfficeTrace.Current);
        }

        var caused = effects.Where(effect => effect is not RetryEffect).ToList();
        if (caused.Count > 0)
        {
            batch.Say(
                "INSERT INTO effects (case_id, key, kind, payload, state, attempts, next_at, trace) SELECT $1, key, kind, payload, 'pending', 0, now(), $5::text FROM unnest($2::text[], $3::text[], $4::bytea[]) AS caused (key, kind, payload) ON CONFLICT DO NOTHING",
                caseId, All(caused, one => one.Key), All(caused, one => JsonNamingPolicy.KebabCaseLower.ConvertName(one.GetType().Name)), All(caused, one => cipher.SealJson(key, one, Purpose.Effect)), OfficeTrace.Current);
        }
    }

    private static TValue[] All<T, TValue>(IReadOnlyList<T> of, Func<T, TValue> value)
    {
        var all = new TValue[of.Count];
        for (var index = 0; index < all.Length; index++)
        {
            all[index] = value(of[index]);
        }

        return all;
    }
}
