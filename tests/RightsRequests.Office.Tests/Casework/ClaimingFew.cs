using NodaTime;
using RightsRequests.Casework;

namespace RightsRequests.Office.Tests.Casework;

/// <summary>After an outage much waits, and is taken a few at a time: if each few had all the rest read and sorted, catching up would take the square of it.</summary>
public sealed class ClaimingFew(OfficeFixture postgres)
{
    private const int Waiting = 3000;

    // What a few cost in looks, with what else is looked at for them.
    private const long Most = 200;

    [Fact]
    public async Task What_is_claimed_of_many_effects_is_read_without_the_rest()
    {
        await using var office = await postgres.OfficeAsync();
        await office.FileAsync();
        await office.ExecuteAsync(
            $"INSERT INTO effects (case_id, key, kind, payload, state, attempts, next_at) SELECT case_id, key || n, kind, payload, 'pending', 0, next_at FROM (SELECT * FROM effects LIMIT 1) AS one, generate_series(1, {Waiting}) n");
        var before = await FetchedAsync(office, "effects");

        Assert.Equal(8, (await office.InScopeAsync((EffectQueue queue) => queue.ClaimAsync(8, 16, default))).Count);

        Assert.InRange(await FetchedAsync(office, "effects") - before, 8, Most);
    }

    [Fact]
    public async Task What_fires_of_many_timers_due_at_the_same_moment_is_read_without_the_rest()
    {
        await using var office = await postgres.OfficeAsync();
        await office.FileAsync();
        await office.ExecuteAsync("ANALYZE timers");
        await office.ExecuteAsync($"INSERT INTO timers (case_id, key, fire_at, attempts) SELECT gen_random_uuid(), 'due-soon', now() - interval '1 day', 0 FROM generate_series(1, {Waiting})");
        office.Clock.Advance(Duration.FromDays(3660));
        var before = await FetchedAsync(office, "timers");

        Assert.True(await office.InScopeAsync((TimerRunner runner) => runner.RunOneAsync(default)));

        Assert.InRange(await FetchedAsync(office, "timers") - before, 1, Most);
    }

    private static async Task<long> FetchedAsync(TestOffice office, string table)
    {
        await LookingThingsUp.EndSessionsAsync(office);
        return await office.CountAsync($"SELECT idx_tup_fetch + seq_tup_read FROM pg_stat_user_tables WHERE relname = '{table}'");
    }
}
