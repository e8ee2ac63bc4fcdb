using RightsRequests.Casework;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Casework;

public sealed class TimersOfACase(OfficeFixture postgres)
{
    private const string Leased = "SELECT count(*) FROM timers WHERE leased_until IS NOT NULL AND attempts = 3";

    [Fact]
    public async Task A_timer_that_stays_as_it_was_keeps_its_lease()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;
        await office.ExecuteAsync("UPDATE timers SET leased_until = now() + interval '60 seconds', attempts = 3");
        var all = await office.CountAsync(Leased);

        Assert.IsType<Applied>(await office.HandleAsync(id, new IncidentReported("incident/1", "planted", null, null)));

        Assert.True(all > 0);
        Assert.Equal(all, await office.CountAsync(Leased));
    }

    [Fact]
    public async Task One_that_went_one_that_came_and_one_that_moved_are_written()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;
        var all = await office.CountAsync("SELECT count(*) FROM timers");
        await office.ExecuteAsync("UPDATE timers SET leased_until = now() + interval '60 seconds', attempts = 3");
        await office.ExecuteAsync("UPDATE timers SET fire_at = fire_at + interval '1 day' WHERE key LIKE 'due-soon/%'");
        await office.ExecuteAsync("DELETE FROM timers WHERE key LIKE 'overdue/%'");
        await office.ExecuteAsync($"INSERT INTO timers (case_id, key, fire_at, attempts) VALUES ('{id}', 'gone/1', now(), 0)");

        Assert.IsType<Applied>(await office.HandleAsync(id, new IncidentReported("incident/1", "planted", null, null)));

        Assert.Equal(all, await office.CountAsync("SELECT count(*) FROM timers"));
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM timers WHERE key = 'gone/1'"));
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM timers WHERE key LIKE 'overdue/%' AND leased_until IS NULL AND attempts = 0"));
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM timers WHERE key LIKE 'due-soon/%' AND leased_until IS NULL AND attempts = 0"));
        Assert.Equal(all - 2, await office.CountAsync(Leased));
    }

    [Fact]
    public async Task One_reckoned_by_an_earlier_policy_is_not_lost_but_put_right_when_it_fires()
    {
        await using var office = await postgres.OfficeAsync();
        await office.FileAsync();
        var all = await office.CountAsync("SELECT count(*) FROM timers");
        await office.ExecuteAsync("DELETE FROM timers WHERE key LIKE 'due-soon/%'");
        await office.ExecuteAsync("UPDATE timers SET fire_at = '2000-01-01' WHERE key LIKE 'overdue/%'");

        Assert.True(await office.InScopeAsync((TimerRunner timers) => timers.RunOneAsync(default)));

        Assert.Equal(all, await office.CountAsync("SELECT count(*) FROM timers WHERE fire_at > '2020-01-01' AND leased_until IS NULL"));
    }
}
