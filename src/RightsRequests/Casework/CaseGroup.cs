using System.Diagnostics;
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
        List<CaseHappening> noted = [];
        List<Written> written = [];
        List<Activity> spans = [];
        var at = Activity.Current;
        try
        {
            for (var index = 0; index < moves.Length; index++)
            {
                var (one, found) = (all[index], locked.GetValueOrDefault(all[index].CaseId));
                moves[index] = found is null && !wait ? null : NotMoved(one, found);
                if (moves[index] is null && found is { Key: not null })
                {
                    noted.Add(one);
                    Activity.Current = one.Cause;
                    if (OfficeTrace.Event(JsonNamingPolicy.KebabCaseLower.ConvertName(one.Happened.GetType().Name), one.CaseId, found.Row.Right, found.Row.Trace) is { } span)
                    {
                        spans.Add(span);
                    }

                    moves[index] = new Decided(await DecideAsync(one, found, found.Key, now, written, cancel));
                }
            }

            Activity.Current = spans.FirstOrDefault() ?? at;
            if (noted.Count > 0)
            {
                await using var batch = OfficeBatch.In(db);
                locks.Note(batch, noted, now);
                CaseWriter.Write(batch, written);
                if (own is not null)
                {
                    batch.Commit();
                }

                await batch.ExecuteAsync(cancel);
            }
        }
        finally
        {
            spans.ForEach(span => span.Dispose());
            Activity.Current = at;
        }

        return moves;
    }

    private static CaseMove? NotMoved(CaseHappening one, LockedCase? found) => found switch
    {
        null => new NoSuchCase(),
        _ when one.SeenVersions?.Contains(found.Row.Version) == false => new OtherVersion(),
        { Key: null } => new Decided(new NotAllowedNow("effacée, reste au registre / erased, its entry of the register remains")),
        { IsNew: false } => new Decided(new Ignored(one.Happened is TimerFired ? "the timer is gone, or fired before" : "the event was seen before")),
        _ => null,
    };

    private async Task<Decision> DecideAsync(CaseHappening one, LockedCase found, DataKey key, Instant now, List<Written> written, CancellationToken cancel)
    {
        var row = found.Row;
        var state = states.Open(row.Id, key, row.Content);
        var procedure = await procedures.ReadAsync(state.Right, row.ProcedureHash, cancel);
        var decision = CaseMachine.Decide(policy, procedure, state, one.Happened, now);
        if (decision is Applied applied)
        {
            if (applied.MovedTo is { } to)
            {
                await procedures.KeepAsync(to, cancel);
                row.ProcedureHash = to.Hash;
                procedure = to;
            }

            written.Add(writer.Ready(row, key, procedure, state, applied, now) with { Done = one.Ends, Timers = found.Timers });
        }

        return decision;
    }
}
