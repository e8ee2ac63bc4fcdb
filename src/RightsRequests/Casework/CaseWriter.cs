using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Npgsql;
using RightsRequests.Audit;
using RightsRequests.Figures;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Writes a decision down: state, columns, audit, effects, timers and queries, in one round trip of the caller's transaction.</summary>
internal sealed class CaseWriter(OfficeDb db, ContentCipher cipher, AuditChain chain)
{
    public async Task WriteAsync(CaseRow row, DataKey key, Procedure procedure, Applied applied, Instant now, bool isNew, CancellationToken cancel)
    {
        var state = applied.State;
        var today = DeadlineCalculator.DayOfReceipt(now, state.Establishment);
        var entries = chain.Continue(row.Id, row.AuditLength, row.AuditHead, applied.Audit, now);
        var before = row.State;
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
        row.AuditHead = entries.Count == 0 ? row.AuditHead : entries[^1].Hash;

        await using var batch = NewBatch();
        if (isNew)
        {
            Add(
                batch,
                "INSERT INTO cases (id, request_id, reference, \"right\", controller, received_on, procedure_hash, opened_at, state, step, due, assignee, version, content, audit_length, audit_head, waiting_for, waiting_holders, spam) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
                row.Id, row.RequestId, row.Reference, row.Right, row.Controller, row.ReceivedOn, row.ProcedureHash, row.OpenedAt,
                row.State, row.Step, row.Due, row.Assignee, row.Version, row.Content, row.AuditLength, row.AuditHead, row.WaitingFor, row.WaitingHolders, row.Spam);
        }
        else
        {
            Add(
                batch,
                "UPDATE cases SET state = $2, step = $3, due = $4, assignee = $5, version = $6, content = $7, audit_length = $8, audit_head = $9, message_waiting = $10, procedure_hash = $11, waiting_for = $12, waiting_holders = $13, spam = $14 WHERE id = $1",
                row.Id, row.State, row.Step, row.Due, row.Assignee, row.Version, row.Content, row.AuditLength, row.AuditHead, row.MessageWaiting, row.ProcedureHash, row.WaitingFor, row.WaitingHolders, row.Spam);
            Add(batch, "DELETE FROM timers WHERE case_id = $1", row.Id);
        }

        foreach (var entry in entries)
        {
            Add(
                batch,
                "INSERT INTO audit_entries (case_id, number, at, what, actor, detail, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                entry.CaseId, entry.Number, entry.At, entry.What, entry.Actor, entry.Detail, entry.PreviousHash, entry.Hash);
        }

        foreach (var timer in applied.Timers)
        {
            Add(
                batch,
                "INSERT INTO timers (case_id, key, fire_at, attempts) VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING",
                row.Id, timer.Key, timer.FireAt);
        }

        foreach (var (sql, values) in FigureRows.Of(row, state, before, applied.Audit, now))
        {
            Add(batch, sql, values);
        }

        foreach (var incident in state.Incidents)
        {
            // One list for staff: a refused message has its row, with its content, already.
            Add(
                batch,
                "INSERT INTO incidents (id, case_id, holder, reason, at, open) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET open = excluded.open",
                incident.Message ?? incident.Id, row.Id, incident.Holder, incident.Reason, incident.At, incident.Open);
        }

        // With the decision that ends the check, not after it: no moment is left in which a copy outlives its purpose.
        foreach (var destroyed in state.Evidence.Where(one => one.DestroyedAt == now))
        {
            Add(batch, "DELETE FROM evidence_keys WHERE evidence_id = $1", destroyed.Id);
            Add(batch, "UPDATE evidence SET content = NULL, destroyed_at = $2 WHERE id = $1", destroyed.Id, now);
        }

        foreach (var task in state.Tasks.Where(task => task.Kind == "post"))
        {
            // Nobody posts what was withdrawn, or is held back. A letter posted once more waits anew.
            Add(
                batch,
                "INSERT INTO postings (letter_id, case_id, task_id, waiting_since, open) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (letter_id) DO UPDATE SET waiting_since = CASE WHEN excluded.open AND NOT postings.open THEN excluded.waiting_since ELSE postings.waiting_since END, printed_at = CASE WHEN excluded.open AND NOT postings.open THEN NULL ELSE postings.printed_at END, open = excluded.open",
                task.Subject, row.Id, task.Id, now, !task.Done && state.Status != CaseStatus.Withdrawn && !state.Letters.Any(letter => letter.Id == task.Subject && state.HoldsBack(letter)));
        }

        foreach (var effect in applied.Effects)
        {
            AddEffect(batch, row.Id, key, effect);
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    private void AddEffect(NpgsqlBatch batch, Guid caseId, DataKey key, Effect effect)
    {
        if (effect is RetryEffect retry)
        {
            Add(
                batch,
                "UPDATE effects SET state = 'pending', attempts = 0, next_at = now(), leased_until = NULL WHERE case_id = $1 AND key = $2 AND (state = 'failed' OR (state = 'pending' AND leased_until IS NULL))",
                caseId, retry.EffectKey);
            return;
        }

        Add(
            batch,
            "INSERT INTO effects (case_id, key, kind, payload, state, attempts, next_at) VALUES ($1, $2, $3, $4, 'pending', 0, now()) ON CONFLICT DO NOTHING",
            caseId, effect.Key, JsonNamingPolicy.KebabCaseLower.ConvertName(effect.GetType().Name), cipher.SealJson(key, effect, Purpose.Effect));
    }

    private NpgsqlBatch NewBatch()
    {
        var transaction = (NpgsqlTransaction)(db.Database.CurrentTransaction
            ?? throw new InvalidOperationException("A case is written in a transaction only.")).GetDbTransaction();
        return new NpgsqlBatch(transaction.Connection, transaction);
    }

    private static void Add(NpgsqlBatch batch, string sql, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        batch.BatchCommands.Add(command);
    }
}
