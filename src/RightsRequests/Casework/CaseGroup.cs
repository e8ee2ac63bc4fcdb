using System.Diagnostics;
using System.Text.Json;
using NodaTime;
using RightsRequests.Figures;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Moves cases by what happens to them, under locks on their rows; each case is written once. Joins the caller's transaction, else makes its own, of two round trips: what is read, then what is written with its commit.</summary>
internal sealed class CaseGroup(OfficeDb db, CaseStates states, CaseLock locks, ProcedureArchive procedures, Policy policy, CaseWriter writer, IClock clock)
{
    /// <summary>All or none, where the transaction is its own.</summary>
    /// <param name="all">What happens to the same case in its order: each is decided on what the one before it left.</param>
    /// <param name="wait">For cases that another transaction holds; where false, these come out as null.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<CaseMove?>> MoveAsync(IReadOnlyList<CaseHappening> all, bool wait, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var locked = all.All(one => one.Locked is not null)
            ? all.Select(one => one.Locked!).DistinctBy(one => one.Row.Id).ToDictionary(one => one.Row.Id)
            : await locks.TakeAsync(all, wait, cancel);
        var now = clock.GetCurrentInstant();
        var moves = new CaseMove?[all.Count];
        Dictionary<Guid, CaseTurn> turns = [];
        for (var at = 0; at < moves.Length; at++)
        {
            var (one, found) = (all[at], locked.GetValueOrDefault(all[at].CaseId));
            moves[at] = found is null && !wait ? null : NotMoved(one, found);
            if (moves[at] is null && found is { Key: not null })
            {
                if (!turns.TryGetValue(one.CaseId, out var turn))
                {
                    turns.Add(one.CaseId, turn = new(found, await procedures.ReadAsync(Vocabulary.Read<Right>(found.Row.Right), found.Row.ProcedureHash, cancel)));
                }

                turn.Add(at, one);
            }
        }

        if (turns.Count == 0)
        {
            return moves;
        }

        var before = Activity.Current;
        CaseTurn[] allTurns = [.. turns.Values];
        try
        {
            // Each has only its own to reckon and to seal, and whoever leads a group has all the others wait.
            var written = SideBySide.Of(allTurns, turn => Decide(turn, now));
            foreach (var (at, decision) in allTurns.SelectMany(turn => turn.Decisions))
            {
                moves[at] = new Decided(decision);
            }

            Activity.Current = allTurns.SelectMany(turn => turn.Spans).FirstOrDefault() ?? before;
            await WriteAsync(allTurns, [.. written.OfType<Written>()], own is not null, now, cancel);
        }
        finally
        {
            Array.ForEach(allTurns, turn => turn.Dispose());
            Activity.Current = before;
        }

        return moves;
    }

    private async Task WriteAsync(IReadOnlyList<CaseTurn> turns, IReadOnlyList<Written> written, bool commit, Instant now, CancellationToken cancel)
    {
        List<CaseHappening> noted = [.. turns.SelectMany(turn => turn.Noted)];
        if (noted.Count == 0)
        {
            return;
        }

        foreach (var to in turns.SelectMany(turn => turn.MovedTo))
        {
            await procedures.KeepAsync(to, cancel);
        }

        await using var batch = OfficeBatch.In(db);
        locks.Note(batch, noted, now);
        CaseWriter.Write(batch, written);
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
        _ => null,
    };

    // Asks nobody, and may run beside others. Each event has a span of its own, under what it came from, which ends when all is written.
    private Written? Decide(CaseTurn turn, Instant now)
    {
        var caller = Activity.Current;
        var row = turn.Found.Row;
        var before = turn.Found.Opened ?? states.Open(row.Id, turn.Found.Key!, row.Content);
        try
        {
            var state = before;
            foreach (var (at, one) in turn.Happenings)
            {
                if (turn.WhyIgnored(one, now) is { } why)
                {
                    turn.Pass(at, one, new Ignored(why));
                    continue;
                }

                Activity.Current = one.Cause;
                turn.Take(OfficeTrace.Event(JsonNamingPolicy.KebabCaseLower.ConvertName(one.Happened.GetType().Name), one.CaseId, row.Right, row.Trace));
                var decision = CaseMachine.Decide(policy, turn.Procedure, state, one.Happened, now);
                turn.Take(at, one, decision);
                if (decision is Applied applied)
                {
                    state = applied.State;
                    row.Trace = OfficeTrace.Current;
                }
            }

            if (turn.Together() is not { } moved)
            {
                return null;
            }

            row.ProcedureHash = moved.MovedTo?.Hash ?? row.ProcedureHash;
            return writer.Ready(row, turn.Found.Key!, turn.Procedure, before, moved, now) with { Done = turn.Ended, Timers = turn.Found.Timers };
        }
        finally
        {
            Activity.Current = caller;
        }
    }
}
