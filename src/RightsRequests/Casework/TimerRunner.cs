using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Storage;

namespace RightsRequests.Casework;

/// <summary>Leases due timers and has them fired. The lease is taken before the case is locked, since a case rewrites its timers under its own lock.</summary>
internal sealed class TimerRunner(OfficeDb db, IServiceScopeFactory scopes, IClock clock)
{
    /// <summary>True when there was something to do.</summary>
    public Task<bool> RunOneAsync(CancellationToken cancel) => RunSomeAsync(1, cancel);

    /// <summary>Fires those that have been due longest, so many at most: those of one case one after the other, different cases at the same time.</summary>
    /// <returns>True when there was something to do.</returns>
    public async Task<bool> RunSomeAsync(int most, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var claimed = await db.Database.SqlQuery<DueTimer>($"""
            WITH due AS MATERIALIZED (
                SELECT case_id, key FROM timers
                WHERE fire_at <= {now} AND (leased_until IS NULL OR leased_until < clock_timestamp())
                ORDER BY fire_at, case_id, key LIMIT {most} FOR UPDATE SKIP LOCKED)
            UPDATE timers SET leased_until = clock_timestamp() + interval '60 seconds', attempts = attempts + 1
            FROM due WHERE timers.case_id = due.case_id AND timers.key = due.key
            RETURNING timers.case_id, timers.key, fire_at, attempts AS attempt
            """).ToListAsync(cancel);
        await Task.WhenAll(claimed.GroupBy(timer => timer.CaseId).Select(ofCase => FireAsync([.. ofCase.OrderBy(timer => timer.FireAt).ThenBy(timer => timer.Key, StringComparer.Ordinal)], now, cancel)));
        return claimed.Count > 0;
    }

    private async Task FireAsync(IReadOnlyList<DueTimer> ofCase, Instant now, CancellationToken cancel)
    {
        foreach (var timer in ofCase)
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<TimerFiring>().FireAsync(timer, now, cancel);
        }
    }
}

/// <summary>A timer that this process has leased.</summary>
/// <param name="Attempt">From 1.</param>
internal sealed record DueTimer(Guid CaseId, string Key, Instant FireAt, int Attempt);
