using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>Destroys drafts whose time is over, key and content; the audit keeps how many, and nothing of the persons.</summary>
internal sealed class DraftSweep(OfficeDb db, AuditChain chain, IClock clock)
{
    /// <summary>All sweeps are one chain of the audit: of a draft itself nothing remains.</summary>
    public static readonly Guid Chain = new("6d0f3a52-6f0e-4c1e-9a57-9d1d5f0d7a01");

    private const long Lock = 0x6472616674;

    /// <summary>How many would end now.</summary>
    public Task<int> DueAsync(CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        return db.RequestDrafts.CountAsync(row => row.ExpiresAt <= now, cancel);
    }

    /// <returns>How many ended.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})", cancel);
        var ended = await db.RequestDrafts.Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync(cancel);
        if (ended == 0)
        {
            return 0;
        }

        var last = await db.AuditEntries.AsNoTracking().Where(row => row.CaseId == Chain).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);
        db.AddRange(chain.Continue(
            Chain,
            last?.Number ?? 0,
            last?.Hash ?? AuditChain.Start,
            [new AuditNote("drafts-expired", Actor.System.User, string.Create(CultureInfo.InvariantCulture, $"{ended} drafts"))],
            now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return ended;
    }
}
