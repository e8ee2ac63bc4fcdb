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
    /// <summary>A decision, sealed and chained: all that there is to reckon before it is written.</summary>
    /// <param name="row">As it was read, or new; changed to what is written.</param>
    /// <param name="key">Of its request.</param>
    /// <param name="procedure">The one it goes by from now on.</param>
    /// <param name="before">The state that was decided on; null for a new case.</param>
    /// <param name="applied">The decision.</param>
    /// <param name="now">When.</param>
    public Written Ready(CaseRow row, DataKey key, Procedure procedure, CaseState? before, Applied applied, Instant now)
    {
        // Before the row changes: it is what the case was.
        var line = before is null ? null : FigureLine.Of(before, row.Due);
        var entries = chain.Continue(row.Id, row.AuditLength, row.AuditHead, applied.Audit, now);
        Change(row, procedure, applied.State, now);
        row.Content = states.Seal(key, applied.State);
        row.AuditLength += entries.Count;
        row.AuditHead = entries.Count == 0 ? row.AuditHead : entries[^1].Hash;
        row.Trace = OfficeTrace.Current;
        return new(row, before, applied, now) { LineBefore = line, Entries = entries, Effects = CaseEffects.Sealed(applied, key, cipher) };
    }

    /// <summary>With what else the batch writes.</summary>
    /// <param name="batch">Of the transaction that the decisions belong to.</param>
    /// <param name="all">Of different cases.</param>
    public static void Write(OfficeBatch batch, IReadOnlyList<Written> all)
    {
        if (all.Count == 0)
        {
            return;
        }

        CaseRows.Insert(batch, [.. all.Where(one => one.Before is null).Select(one => one.Row)]);
        CaseRows.Update(batch, [.. all.Where(one => one.Before is not null).Select(one => one.Row)]);
        List<AuditEntryRow> entries = [.. all.SelectMany(one => one.Entries)];
        if (entries.Count > 0)
        {
            batch.Say(
                "INSERT INTO audit_entries (case_id, at, number, what, actor, detail, previous_hash, hash) SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::int[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::bytea[])",
                entries.Column(one => one.CaseId), entries.Column(one => one.At), entries.Column(one => one.Number), entries.Column(one => one.What), entries.Column(one => one.Actor), entries.Column(one => one.Detail), entries.Column(one => one.PreviousHash), entries.Column(one => one.Hash));
        }

        CaseTimerRows.Write(batch, all);
        FigureRows.WriteQueries(batch, all);
        FigureRows.WriteFigures(batch, all);
        foreach (var one in all)
        {
            FigureRows.WriteOutcomes(batch, one);
            CaseSideRows.Write(batch, one);
        }

        CaseEffects.Write(batch, all);
    }

    private static void Change(CaseRow row, Procedure procedure, CaseState state, Instant now)
    {
        row.State = state.Status.Word();
        row.Step = CaseMachine.StepWord(procedure, state);
        row.Due = SuspendedLimits.DueOf(state, now);
        row.Assignee = state.Assignee;
        row.MessageWaiting = state.MessageWaiting is not null;
        var waiting = CaseMachine.Waiting(procedure, state);
        row.WaitingFor = waiting.Whom?.Word();
        row.WaitingHolders = [.. waiting.Holders];
        row.Spam = state.SpamMarkedBy is not null;
        row.Version++;
    }
}
