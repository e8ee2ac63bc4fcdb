using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Casework;

public sealed class CarryingOutEffects(OfficeFixture postgres)
{
    [Fact]
    public async Task Two_workers_share_the_effects_and_do_each_once()
    {
        var done = new ConcurrentBag<string>();
        await using var office = await postgres.OfficeAsync(Executing(effect => done.Add(effect.Key)));
        for (var number = 0; number < 10; number++)
        {
            await office.FileAsync(Requests.Access($"person{number}@example.org"));
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => DrainAsync(office))));

        var all = await office.CountAsync("SELECT count(*) FROM effects");
        Assert.True(all >= 10);
        Assert.Equal(all, done.Count);
        Assert.Equal(all, done.Distinct().Count());
        Assert.Equal(all, await office.CountAsync("SELECT count(*) FROM effects WHERE state = 'done'"));
    }

    [Fact]
    public async Task An_effect_that_fails_for_good_becomes_an_incident_and_can_be_tried_again()
    {
        var broken = true;
        await using var office = await postgres.OfficeAsync(Executing(effect =>
        {
            if (broken && effect is TypesetLetter)
            {
                throw new InvalidOperationException("planted");
            }
        }));
        var id = (await office.FileAsync()).Cases[0].Id;

        for (var attempt = 0; attempt < 8; attempt++)
        {
            await DrainAsync(office);
            Assert.Equal(attempt < 7 ? 0 : 1, (await office.CaseAsync(id)).Incidents.Count);
            await office.ExecuteAsync("UPDATE effects SET next_at = now() WHERE state = 'pending'");
        }

        var seen = await office.CaseAsync(id);
        Assert.Single(seen.Incidents);
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM effects WHERE state = 'failed'"));
        broken = false;
        Assert.IsType<Acted>(await office.ActAsync(id, TestOffice.Agent, "retry-incident", null, MovingACase.Fields(seen, "retry-incident")));
        await DrainAsync(office);
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM effects WHERE state <> 'done'"));
    }

    [Fact]
    public async Task Of_several_claimed_at_once_one_that_fails_stops_no_other()
    {
        var begun = new ConcurrentQueue<string>();
        await using var office = await postgres.OfficeAsync(Executing(effect =>
        {
            begun.Enqueue(effect.Key);
            Assert.False(begun.Count == 2, "planted");
        }));
        await FourAsync(office);

        Assert.True(await office.InScopeAsync((EffectRunner runner) => runner.RunSomeAsync(4, 4, default)));

        Assert.Equal(4, begun.Distinct().Count());
        Assert.Equal(3, await office.CountAsync("SELECT count(*) FROM effects WHERE state = 'done' AND leased_until IS NULL"));
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM effects WHERE state = 'pending' AND leased_until IS NULL AND next_at > now() AND attempts = 1"));
    }

    [Fact]
    public async Task A_worker_told_to_stop_keeps_what_is_done_and_gives_back_what_it_has_not_begun()
    {
        using var stopping = new CancellationTokenSource();
        var done = 0;
        await using var office = await postgres.OfficeAsync(Executing(effect =>
        {
            stopping.Token.ThrowIfCancellationRequested();
            if (++done == 2)
            {
                stopping.Cancel();
            }
        }));
        await FourAsync(office);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => office.InScopeAsync((EffectRunner runner) => runner.RunSomeAsync(4, 4, stopping.Token)));

        Assert.Equal(2, await office.CountAsync("SELECT count(*) FROM effects WHERE state = 'done'"));
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM effects WHERE state = 'pending' AND leased_until > now()"));
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM effects WHERE state = 'pending' AND leased_until IS NULL AND attempts = 0"));
    }

    [Fact]
    public async Task An_effect_of_a_request_that_was_erased_is_carried_out_no_more()
    {
        var done = 0;
        await using var office = await postgres.OfficeAsync(Executing(_ => done++));
        await FourAsync(office);
        await office.ExecuteAsync("DELETE FROM case_keys");

        await office.InScopeAsync((EffectRunner runner) => runner.RunSomeAsync(4, 4, default));

        Assert.Equal(0, done);
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM effects WHERE state = 'done'"));
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_taken_over()
    {
        await using var office = await postgres.OfficeAsync();
        await office.FileAsync();

        var first = Assert.Single(await office.InScopeAsync((EffectQueue queue) => queue.ClaimAsync(1, 1, default)));
        Assert.Empty(await office.InScopeAsync((EffectQueue queue) => queue.ClaimAsync(1, 1, default)));
        await office.ExecuteAsync("UPDATE effects SET leased_until = now() - interval '1 second'");
        var second = Assert.Single(await office.InScopeAsync((EffectQueue queue) => queue.ClaimAsync(1, 1, default)));
        await office.InScopeAsync((EffectQueue queue) => queue.DoneAsync([first], default).ContinueWith(_ => 0));

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(2, second.Attempt);
        Assert.Equal(1, await office.CountAsync("SELECT count(*) FROM effects WHERE state = 'pending'"));
    }

    [Fact]
    public async Task A_due_timer_fires_once_and_not_before()
    {
        await using var office = await postgres.OfficeAsync();
        var id = (await office.FileAsync()).Cases[0].Id;
        Task<bool> FireAsync() => office.InScopeAsync((TimerRunner timers) => timers.RunOneAsync(default));

        Assert.False(await FireAsync());
        office.Clock.Advance(Duration.FromDays(60));
        var before = (await office.CaseAsync(id)).Version;
        var fired = 0;
        while (await FireAsync())
        {
            Assert.InRange(++fired, 1, 50);
        }

        Assert.True((await office.CaseAsync(id)).Version > before);
        Assert.Equal(0, await office.CountAsync("SELECT count(*) FROM timers WHERE fire_at <= '2026-05-31T08:00:00Z'"));
    }

    // Four requests, of which one effect each is left.
    private static async Task FourAsync(TestOffice office)
    {
        for (var number = 0; number < 4; number++)
        {
            await office.FileAsync(Requests.Access($"person{number}@example.org"));
        }

        await office.ExecuteAsync("DELETE FROM effects WHERE id NOT IN (SELECT min(id) FROM effects GROUP BY case_id)");
    }

    private static async Task DrainAsync(TestOffice office)
    {
        while (await office.InScopeAsync((EffectRunner runner) => runner.RunOneAsync(default)))
        {
        }
    }

    private static Action<IServiceCollection> Executing(Action<Effect> what) => services =>
    {
        foreach (var registered in services.Where(one => one.ServiceType == typeof(IEffectExecutor)).ToList())
        {
            services.Remove(registered);
        }

        services.AddSingleton<IEffectExecutor>(new Executor(what));
    };

    private sealed class Executor(Action<Effect> what) : IEffectExecutor
    {
        public bool Handles(Effect effect) => true;

        public Task ExecuteAsync(EffectContext context, CancellationToken cancel)
        {
            what(context.Effect);
            return Task.CompletedTask;
        }
    }
}
