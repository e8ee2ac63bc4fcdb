using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using NodaTime;
using RightsRequests.Figures;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Moves cases, each by one event, under locks on their rows. Joins the caller's transaction, else makes its own, of two round trips: what is read, then what is written with its commit.</summary>
internal sealed class CaseGroup(OfficeDb db, CaseStates states, CaseLock locks, ProcedureArchive procedures, Policy policy, CaseWriter writer, IClock clock)
{
    /// <summary>All or none, where the transaction is its own.</summary>
    /// <param name="all">Of different cases.</param>
    /// <param name="wait">For cases that another transaction holds; where false, these come out as null.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<CaseMove?>> MoveAsync(IReadOnlyList<CaseHappening> all, bool wait, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var locked = await locks.TakeAsync(all, wait, cancel);
        var now = clock.GetCurrentInstant();
        var moves = new CaseMove?[all.Count];
        List<(int At, CaseHappening One, LockedCase Found, Procedure Procedure)> toDecide = [];
        for (var at = 0; at < moves.Length; at++)
        {
            var (one, found) = (all[at], locked.GetValueOrDefault(all[at].CaseId));
            moves[at] = found is null && !wait ? null : NotMoved(one, found);
            if (moves[at] is null && found is { Key: not null })
            {
                toDecide.Add((at, one, found, await procedures.ReadAsync(Vocabulary.Read<Right>(found.Row.Right), found.Row.ProcedureHash, cancel)));
            }
        }

        if (toDecide.Count == 0)
        {
            return moves;
        }

        var before = Activity.Current;
        var spans = new Activity?[toDecide.Count];
        try
        {
            var decided = SideBySide(spans.Length, at => Decide(toDecide[at].One, toDecide[at].Found, toDecide[at].Procedure, now, out spans[at]));
            for (var at = 0; at < decided.Length; at++)
            {
                moves[toDecide[at].At] = new Decided(decided[at].Decision);
            }

            Activity.Current = spans.FirstOrDefault(span => span is not null) ?? before;
            await WriteAsync(toDecide.Column(one => one.One), decided, own is not null, now, cancel);
        }
        finally
        {
            Array.ForEach(spans, span => span?.Dispose());
            Activity.Current = before;
        }

        return moves;
    }

    // Each has only its own to reckon and to seal, and whoever leads a group has all the others wait.
    private static T[] SideBySide<T>(int count, Func<int, T> one)
    {
        var results = new T[count];
        if (count == 1)
        {
            results[0] = one(0);
            return results;
        }

        try
        {
            Parallel.For(0, count, at => results[at] = one(at));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return results;
    }

    private async Task WriteAsync(IReadOnlyList<CaseHappening> noted, (Decision Decision, Written? Written)[] decided, bool commit, Instant now, CancellationToken cancel)
    {
        foreach (var to in decided.Select(one => one.Decision).OfType<Applied>().Select(one => one.MovedTo).OfType<Procedure>())
        {
            await procedures.KeepAsync(to, cancel);
        }

        await using var batch = OfficeBatch.In(db);
        locks.Note(batch, noted, now);
        CaseWriter.Write(batch, [.. decided.Select(one => one.Written).OfType<Written>()]);
        if (commit)
        {
            batch.Commit();
        }

        await batch.ExecuteAsync(cancel);
    }

    private static CaseMove? NotMoved(CaseHappening one, LockedCase? found) => found switch
    {
        null => new NoSuchCase(),
        _ when one.SeenVersions?.Contains(found.Row.Version) == false => new OtherVersion(),
        { Key: null } => new Decided(new NotAllowedNow("effacée, reste au registre / erased, its entry of the register remains")),
        { IsNew: false } => new Decided(new Ignored(one.Happened is TimerFired ? "the timer is gone, or fired before" : "the event was seen before")),
        _ => null,
    };

    // Asks nobody, and may run beside others. The span is its own, under what the event came from, and ends when all is written.
    private (Decision Decision, Written? Written) Decide(CaseHappening one, LockedCase found, Procedure procedure, Instant now, out Activity? span)
    {
        var before = Activity.Current;
        Activity.Current = one.Cause;
        try
        {
            var row = found.Row;
            span = OfficeTrace.Event(JsonNamingPolicy.KebabCaseLower.ConvertName(one.Happened.GetType().Name), one.CaseId, row.Right, row.Trace);
            var state = states.Open(row.Id, found.Key!, row.Content);
            var decision = CaseMachine.Decide(policy, procedure, state, one.Happened, now);
            if (decision is not Applied applied)
            {
                return (decision, null);
            }

            row.ProcedureHash = applied.MovedTo?.Hash ?? row.ProcedureHash;
            var written = writer.Ready(row, found.Key!, applied.MovedTo ?? procedure, state, applied, now);
            return (decision, written with { Done = one.Ends, Timers = found.Timers });
        }
        finally
        {
            Activity.Current = before;
        }
    }
}
