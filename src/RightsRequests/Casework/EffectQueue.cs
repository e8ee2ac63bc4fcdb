using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using RightsRequests.Storage;

namespace RightsRequests.Casework;

/// <summary>Effects that wait, shared by all workers of all processes. Times are the database's, so that clocks need not agree.</summary>
internal sealed class EffectQueue(OfficeDb db)
{
    public const int MaximumAttempts = 8;

    /// <summary>The kind that an <see cref="IJointExecutor"/> carries out.</summary>
    public const string JointKind = "ask-holder";

    /// <summary>Leases the effects that have waited longest for 60 seconds; none where none waits.</summary>
    /// <param name="most">So many at most of those that are carried out one after the other.</param>
    /// <param name="together">So many at most of the kind that goes together.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<ClaimedEffect>> ClaimAsync(int most, int together, CancellationToken cancel)
    {
        var claimed = await OfficeBatch.TakeInOrderAsync(
            db,
            """
            UPDATE effects SET leased_until = clock_timestamp() + interval '60 seconds', attempts = attempts + 1
            WHERE id = ANY (ARRAY (
                SELECT id FROM (
                    SELECT id, row_number() OVER (PARTITION BY joint ORDER BY next_at, id) <= CASE WHEN joint THEN $1 ELSE $2 END AS taken
                    FROM (
                        SELECT id, next_at, kind = $3 AS joint FROM effects
                        WHERE state = 'pending' AND next_at <= clock_timestamp() AND (leased_until IS NULL OR leased_until < clock_timestamp())
                        ORDER BY next_at, id LIMIT $4 FOR UPDATE SKIP LOCKED) AS waiting) AS placed
                WHERE taken))
            RETURNING id, case_id, key, kind, payload, attempts, leased_until, trace,
                (SELECT wrapped_key FROM cases JOIN case_keys USING (request_id) WHERE cases.id = effects.case_id)
            """,
            Read, cancel, together, most, JointKind, Math.Max(most, together));
        return [.. claimed.OrderBy(effect => effect.Id)];
    }

    private static ClaimedEffect Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetFieldValue<byte[]>(4), reader.GetInt32(5), reader.GetFieldValue<Instant>(6),
        reader.IsDBNull(7) ? null : reader.GetString(7), reader.IsDBNull(8) ? null : reader.GetFieldValue<byte[]>(8));

    /// <summary>Carried out.</summary>
    public async Task DoneAsync(IReadOnlyCollection<ClaimedEffect> effects, CancellationToken cancel)
    {
        if (effects.Count > 0)
        {
            var (ids, leases) = Leases(effects);
            await db.Database.ExecuteSqlAsync(
                $"UPDATE effects SET state = 'done', leased_until = NULL FROM unnest({ids}, {leases}) AS leased (id, until) WHERE effects.id = ANY ({ids}) AND effects.id = leased.id AND effects.leased_until = leased.until",
                cancel);
        }
    }

    /// <summary>The same, with what else the batch writes.</summary>
    public static void Done(OfficeBatch batch, IReadOnlyCollection<ClaimedEffect> effects)
    {
        var (ids, leases) = Leases(effects);
        batch.Say(
            "UPDATE effects SET state = 'done', leased_until = NULL FROM unnest($1::bigint[], $2::timestamptz[]) AS leased (id, until) WHERE effects.id = ANY ($1) AND effects.id = leased.id AND effects.leased_until = leased.until",
            ids, leases);
    }

    /// <summary>Gives back what was leased and not begun, as if it had not been.</summary>
    public async Task GiveBackAsync(IReadOnlyCollection<ClaimedEffect> effects, CancellationToken cancel)
    {
        if (effects.Count > 0)
        {
            var (ids, leases) = Leases(effects);
            await db.Database.ExecuteSqlAsync(
                $"UPDATE effects SET leased_until = NULL, attempts = attempts - 1 FROM unnest({ids}, {leases}) AS leased (id, until) WHERE effects.id = ANY ({ids}) AND effects.id = leased.id AND effects.leased_until = leased.until",
                cancel);
        }
    }

    private static (long[] Ids, Instant[] Leases) Leases(IReadOnlyCollection<ClaimedEffect> effects) =>
        ([.. effects.Select(one => one.Id)], [.. effects.Select(one => one.LeasedUntil)]);

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
