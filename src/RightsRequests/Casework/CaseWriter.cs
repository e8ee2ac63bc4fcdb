using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Figures;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Writes decisions down: state, columns, audit, effects, timers and queries. Of several cases together, each table in one statement.</summary>
internal sealed class CaseWriter(ContentCipher cipher, CaseStates states, AuditChain chain)
{
    /// <summary>With what else the batch writes.</summary>
    /// <param name="batch">Of the transaction that the decisions belong to.</param>
    /// <param name="all">Of different cases.</param>
    public void Write(OfficeBatch batch, IReadOnlyList<Written> all)
    {
        if (all.Count == 0)
        {
            return;
        }

        List<AuditEntryRow> entries = [];
        List<FigureLine?> figures = [];
        foreach (var one in all)
        {
            // Before the row changes: it is what the case was.
            figures.Add(one.Before is null ? null : FigureLine.Of(one.Before, one.Row.Due));
            entries.AddRange(Change(one));
        }

        CaseRows.Insert(batch, [.. all.Where(one => one.Before is null).Select(one => one.Row)]);
        CaseRows.Update(batch, [.. all.Where(one => one.Before is not null).Select(one => one.Row)]);
        if (entries.Count > 0)
        {
            batch.Say(
                "INSERT INTO audit_entries (case_id, at, number, what, actor, detail, previous_hash, hash) SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::int[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::bytea[])",
                entries.Column(one => one.CaseId), entries.Column(one => one.At), entries.Column(one => one.Number), entries.Column(one => one.What), entries.Column(one => one.Actor), entries.Column(one => one.Detail), entries.Column(one => one.PreviousHash), entries.Column(one => one.Hash));
        }

        CaseTimerRows.Write(batch, all);
        FigureRows.WriteQueries(batch, all);
        for (var index = 0; index < all.Count; index++)
        {
            FigureRows.WriteFigures(batch, all[index], figures[index]);
            CaseSideRows.Write(batch, all[index]);
        }

        CaseEffects.Write(batch, all, cipher);
    }

    private IReadOnlyList<AuditEntryRow> Change(Written written)
    {
        var (row, key, procedure, _, applied, now) = written;
        var state = applied.State;
        var entries = chain.Continue(row.Id, row.AuditLength, row.AuditHead, applied.Audit, now);
        row.State = state.Status.Word();
        row.Step = CaseMachine.StepWord(procedure, state);
        row.Due = CaseMachine.Due(state, DeadlineCalculator.DayOfReceipt(now, state.Establishment));
        row.Assignee = state.Assignee;
        row.MessageWaiting = state.MessageWaiting is not null;
        var waiting = CaseMachine.Waiting(procedure, state);
        row.WaitingFor = waiting.Whom?.Word();
        row.WaitingHolders = [.. waiting.Holders];
        row.Spam = state.SpamMarkedBy is not null;
        row.Version++;
        row.Content = states.Seal(key, state);
        row.AuditLength += entries.Count;
        row.Trace = written.Trace;
        row.AuditHead = entries.Count == 0 ? row.AuditHead : entries[^1].Hash;
        return entries;
    }
}
