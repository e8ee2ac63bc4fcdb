using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Holders;
using RightsRequests.Office.Tests.Holders;

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

    [Fact]
    public async Task What_a_holder_fetches_of_many_queries_that_wait_is_read_without_the_rest()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;
        await office.ExecuteAsync("ANALYZE waiting_queries, holder_queries, cases, case_keys");
        await office.InScopeAsync(async (QueryShelf shelf) =>
        {
            await shelf.PlaceAsync(id, "crm", HeldDatabase.Query(HolderAction.Locate, "newsletter"), default);
            return true;
        });
        await office.ExecuteAsync($"INSERT INTO waiting_queries (query_id, case_id, holder, attempt, content, placed_at) SELECT gen_random_uuid(), case_id, holder, attempt, content, placed_at FROM (SELECT * FROM waiting_queries LIMIT 1) AS one, generate_series(1, {Waiting}) n");
        await office.ExecuteAsync("INSERT INTO holder_queries (case_id, query_id, holder, asked_at, answer_by, state) SELECT case_id, query_id, holder, placed_at, current_date, 'asked' FROM waiting_queries");
        var before = await FetchedAsync(office, "waiting_queries");

        Assert.Equal(QueryShelf.MostAtOnce, (await office.InScopeAsync((QueryShelf shelf) => shelf.TakeAsync("crm", Duration.FromMinutes(1), default))).Count);

        Assert.InRange(await FetchedAsync(office, "waiting_queries") - before, QueryShelf.MostAtOnce, Most);
    }

    private static async Task<long> FetchedAsync(TestOffice office, string table)
    {
        await LookingThingsUp.EndSessionsAsync(office);
        return await office.CountAsync($"SELECT idx_tup_fetch + seq_tup_read FROM pg_stat_user_tables WHERE relname = '{table}'");
    }
}
