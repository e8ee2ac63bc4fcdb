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
    public async Task A_lease_that_ran_out_is_taken_over()
    {
        await using var office = await postgres.OfficeAsync();
        await office.FileAsync();

        var first = Assert.Single(await office.InScopeAsync((EffectQueue queue) => queue.ClaimAsync(1, default)));
        Assert.Empty(await office.InScopeAsync((EffectQueue queue) => queue.ClaimAsync(1, default)));
        await office.ExecuteAsync("UPDATE effects SET leased_until = now() - interval '1 second'");
        var second = Assert.Single(await office.InScopeAsync((EffectQueue queue) => queue.ClaimAsync(1, default)));
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
