using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Retention;

/// <summary>The chain of the audit for what belongs to no case: what was swept, and what was done to the keys.</summary>
internal sealed class OfficeTrail(OfficeDb db, AuditChain chain, IClock clock)
{
    public static readonly Guid Chain = new("6d0f3a52-6f0e-4c1e-9a57-9d1d5f0d7a02");

    private const long Lock = 0x6f6666696365;

    /// <summary>In the caller's transaction.</summary>
    public async Task WriteAsync(string what, string actor, string detail, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})", cancel);
        var last = await db.AuditEntries.AsNoTracking().Where(row => row.CaseId == Chain).OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);
        db.AddRange(chain.Continue(Chain, last?.Number ?? 0, last?.Hash ?? AuditChain.Start, [new AuditNote(what, actor, detail)], clock.GetCurrentInstant()));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }
}
