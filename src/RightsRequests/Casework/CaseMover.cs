using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Moves a case by one event under a lock on its row. Joins the caller's transaction, else makes its own.</summary>
internal sealed class CaseMover(OfficeDb db, ContentCipher cipher, CaseVault vault, ProcedureArchive procedures, Policy policy, CaseWriter writer, IClock clock)
{
    public async Task<CaseMove> MoveAsync(Guid caseId, CaseEvent happened, IReadOnlyCollection<long>? seenVersions, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var move = await MoveLockedAsync(caseId, happened, seenVersions, cancel);
        if (own is not null)
        {
            await own.CommitAsync(cancel);
        }

        return move;
    }

    private async Task<CaseMove> MoveLockedAsync(Guid caseId, CaseEvent happened, IReadOnlyCollection<long>? seenVersions, CancellationToken cancel)
    {
        var row = await db.Cases.FromSql($"SELECT * FROM cases WHERE id = {caseId} FOR UPDATE").AsNoTracking().SingleOrDefaultAsync(cancel);
        if (row is null)
        {
            return new NoSuchCase();
        }

        if (seenVersions?.Contains(row.Version) == false)
        {
            return new OtherVersion();
        }

        if (await vault.FindKeyOfRequestAsync(row.RequestId, cancel) is not { } key)
        {
            return new Decided(new NotAllowedNow("effacée, reste au registre / erased, its entry of the register remains"));
        }

        var now = clock.GetCurrentInstant();
        if (happened is TimerFired fired && !await db.Timers.AnyAsync(timer => timer.CaseId == caseId && timer.Key == fired.Timer && timer.FireAt <= now, cancel))
        {
            return new Decided(new Ignored("the timer is gone"));
        }

        var seenFirst = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO inbox (case_id, event_key, at) VALUES ({caseId}, {happened.Key}, {now}) ON CONFLICT DO NOTHING",
            cancel);
        if (seenFirst == 0)
        {
            return new Decided(new Ignored("the event was seen before"));
        }

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

            await writer.WriteAsync(row, key, procedure, applied, now, isNew: false, cancel);
        }

        return new Decided(decision);
    }
}

internal abstract record CaseMove;

internal sealed record Decided(Decision Decision) : CaseMove;

internal sealed record OtherVersion : CaseMove;

internal sealed record NoSuchCase : CaseMove;
