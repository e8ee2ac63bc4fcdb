using System.Text.Json;
using NodaTime;
using RightsRequests.Figures;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Moves a case by one event under a lock on its row. Joins the caller's transaction, else makes its own, of two round trips: what is read, then what is written with its commit.</summary>
internal sealed class CaseMover(OfficeDb db, ContentCipher cipher, CaseLock locks, ProcedureArchive procedures, Policy policy, CaseWriter writer, EffectInHand effect, IClock clock)
{
    public async Task<CaseMove> MoveAsync(Guid caseId, CaseEvent happened, IReadOnlyCollection<long>? seenVersions, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var move = await MoveLockedAsync(caseId, happened, seenVersions, commit: own is not null, cancel);
        if (own is not null && move is not Decided { Decision: Applied })
        {
            await own.CommitAsync(cancel);
        }

        return move;
    }

    private async Task<CaseMove> MoveLockedAsync(Guid caseId, CaseEvent happened, IReadOnlyCollection<long>? seenVersions, bool commit, CancellationToken cancel)
    {
        var locked = await locks.TakeAsync(caseId, happened, seenVersions, cancel);
        if (locked is null)
        {
            return new NoSuchCase();
        }

        var row = locked.Row;
        if (seenVersions?.Contains(row.Version) == false)
        {
            return new OtherVersion();
        }

        if (locked.Key is not { } key)
        {
            return new Decided(new NotAllowedNow("effacée, reste au registre / erased, its entry of the register remains"));
        }

        if (!locked.IsNew)
        {
            return new Decided(new Ignored(happened is TimerFired ? "the timer is gone, or fired before" : "the event was seen before"));
        }

        using var span = OfficeTrace.Event(JsonNamingPolicy.KebabCaseLower.ConvertName(happened.GetType().Name), caseId, row.Right, row.Trace);
        var now = clock.GetCurrentInstant();
        var state = cipher.OpenJson<CaseState>(key, row.Content, Purpose.CaseState);
        var procedure = await procedures.ReadAsync(state.Right, row.ProcedureHash, cancel);
        var decision = CaseMachine.Decide(policy, procedure, state, happened, now);
        if (decision is Applied applied)
        {
            if (applied.MovedTo is { } to)
            {
                await procedures.KeepAsync(to, cancel);
                row.ProcedureHash = to.Hash;
                procedure = to;
            }

            await writer.WriteAsync(row, key, new(procedure, state, applied, now) { Done = effect.EndedBy(caseId, happened), Commit = commit }, cancel);
        }

        return new Decided(decision);
    }
}

internal abstract record CaseMove;

internal sealed record Decided(Decision Decision) : CaseMove;

internal sealed record OtherVersion : CaseMove;

internal sealed record NoSuchCase : CaseMove;
