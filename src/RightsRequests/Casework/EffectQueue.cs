using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Storage;

namespace RightsRequests.Casework;

/// <summary>Effects that wait, shared by all workers of all processes. Times are the database's, so that clocks need not agree.</summary>
internal sealed class EffectQueue(OfficeDb db)
{
    public const int MaximumAttempts = 8;

    /// <summary>Leases one effect for 60 seconds, or null where none waits.</summary>
    public async Task<ClaimedEffect?> ClaimAsync(CancellationToken cancel)
    {
        var claimed = await db.Database.SqlQuery<ClaimedEffect>($"""
            UPDATE effects SET leased_until = clock_timestamp() + interval '60 seconds', attempts = attempts + 1
            WHERE id = (
                SELECT id FROM effects
                WHERE state = 'pending' AND next_at <= clock_timestamp() AND (leased_until IS NULL OR leased_until < clock_timestamp())
                ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, case_id, key, kind, payload, attempts AS attempt, leased_until
            """).ToListAsync(cancel);
        return claimed.SingleOrDefault();
    }

    public Task DoneAsync(ClaimedEffect effect, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"UPDATE effects SET state = 'done', leased_until = NULL WHERE id = {effect.Id} AND leased_until = {effect.LeasedUntil}",
        cancel);

    /// <summary>Gives it back to be tried again later.</summary>
    public Task PutOffAsync(ClaimedEffect effect, Duration delay, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"UPDATE effects SET next_at = clock_timestamp() + make_interval(secs => {delay.TotalSeconds}), leased_until = NULL WHERE id = {effect.Id} AND leased_until = {effect.LeasedUntil}",
        cancel);

    /// <summary>Gives back one that waits for something outside: that is no failed try of its own, and a failure after it still has tries left.</summary>
    public Task WaitAsync(ClaimedEffect effect, Duration delay, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"UPDATE effects SET next_at = clock_timestamp() + make_interval(secs => {delay.TotalSeconds}), leased_until = NULL, attempts = LEAST(attempts, {MaximumAttempts - 2}) WHERE id = {effect.Id} AND leased_until = {effect.LeasedUntil}",
        cancel);

    /// <summary>Ends it as failed; false where another worker has taken over. In the caller's transaction.</summary>
    public async Task<bool> FailAsync(ClaimedEffect effect, CancellationToken cancel) => await db.Database.ExecuteSqlAsync(
        $"UPDATE effects SET state = 'failed', leased_until = NULL WHERE id = {effect.Id} AND leased_until = {effect.LeasedUntil}",
        cancel) == 1;
}
