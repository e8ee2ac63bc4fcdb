using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Npgsql;
using RightsRequests.Casework;
using RightsRequests.Figures;
using RightsRequests.Intake;
using RightsRequests.Office.Tests.Logging;
using RightsRequests.Retention;
using RightsRequests.Storage;

namespace RightsRequests.Office.Tests.Diagnosis;

/// <summary>A worker whose clock is not the database's: nothing is done before its time, and operators hear of it.</summary>
public sealed class ClocksApart(OfficeFixture postgres)
{
    [Fact]
    public async Task A_clock_set_forward_is_noticed_at_once_and_one_set_right_again_too()
    {
        await using var office = await postgres.OfficeAsync();
        var clock = new ApartClock(Duration.Zero);
        var watch = Watch(office, clock);
        Assert.False(await watch.IsAheadAsync(default));

        clock.Apart = Duration.FromHours(1);
        Assert.True(await watch.IsAheadAsync(default));
        Assert.InRange(await watch.ApartAsync(default), Duration.FromMinutes(59), Duration.FromMinutes(61));
        clock.Apart = Duration.FromDays(-1);
        Assert.False(await watch.IsAheadAsync(default));
        Assert.InRange(await watch.ApartAsync(default), Duration.FromHours(-25), Duration.FromHours(-23));
    }

    [Fact]
    public async Task A_worker_that_is_ahead_fires_no_timer_and_says_so_once_until_its_clock_is_right()
    {
        using var logs = new LogCollector();
        await using var office = await postgres.OfficeAsync(services => services.AddLogging(log => log.AddProvider(logs)));
        await office.FileAsync();
        office.Clock.Advance(Duration.FromDays(10));
        var due = await office.CountAsync($"SELECT count(*) FROM timers WHERE fire_at <= '{office.Clock.GetCurrentInstant()}'");
        Assert.True(due > 0);
        var clock = new ApartClock(Duration.FromDays(1));

        using var worker = new TimerWorker(office.Service<IServiceScopeFactory>(), Watch(office, clock), office.Service<ILogger<TimerWorker>>());
        await worker.StartAsync(default);
        await UntilAsync(() => Task.FromResult(clock.Asked > 20));
        Assert.Equal(0, await FiredAsync(office));
        Assert.Single(logs.Lines, line => line.Contains(ClockWatch.Ahead, StringComparison.Ordinal));

        clock.Apart = Duration.Zero;
        await UntilAsync(async () => await FiredAsync(office) == due);
        await worker.StopAsync(default);
    }

    [Fact]
    public async Task Retention_and_the_end_of_drafts_wait_for_a_clock_that_is_ahead()
    {
        using var logs = new LogCollector();
        await using var office = await postgres.OfficeAsync(services => services.AddLogging(log => log.AddProvider(logs)), OfficeFixture.NewKeyFile());
        var id = (await office.FileAsync()).Cases[0].Id;
        await office.ActAsync(id, TestOffice.Agent, "confirm-identity");
        Assert.IsType<Acted>(await office.ActAsync(id, TestOffice.Agent, "withdraw"));
        await office.InScopeAsync((DraftDesk desk) => desk.StartAsync(new RequestDraft { Language = "fr" }, default));
        office.Clock.Advance(Duration.FromDays(3000));
        var clock = new ApartClock(Duration.FromDays(3000));

        using (var worker = new RetentionWorker(office.Service<IServiceScopeFactory>(), Watch(office, clock), office.Service<ILogger<RetentionWorker>>()))
        using (var drafts = new DraftWorker(office.Service<IServiceScopeFactory>(), Watch(office, clock), NullLogger<DraftWorker>.Instance))
        {
            await worker.StartAsync(default);
            await UntilAsync(() => Task.FromResult(logs.Lines.Any(line => line.Contains(ClockWatch.Ahead, StringComparison.Ordinal))));
            var asked = clock.Asked;
            await drafts.StartAsync(default);
            await UntilAsync(() => Task.FromResult(clock.Asked > asked));
            await worker.StopAsync(default);
            await drafts.StopAsync(default);
        }

        Assert.Equal((0, 1), (await ErasedAsync(office), await office.CountAsync("SELECT count(*) FROM request_drafts")));

        clock.Apart = Duration.Zero;
        using var right = new RetentionWorker(office.Service<IServiceScopeFactory>(), Watch(office, clock), office.Service<ILogger<RetentionWorker>>());
        await right.StartAsync(default);
        await UntilAsync(async () => await ErasedAsync(office) == 1);
        await right.StopAsync(default);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-86400)]
    public async Task How_far_a_process_is_apart_stands_in_its_metrics(int seconds)
    {
        await using var office = await postgres.OfficeAsync();
        using var worker = new GaugeWorker(office.Service<OfficeStateReader>(), Watch(office, new ApartClock(Duration.FromSeconds(seconds))), NullLogger<GaugeWorker>.Instance, [$"apart{seconds}"]);
        await worker.StartAsync(default);
        var told = new ConcurrentQueue<double>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, listening) => { if (instrument.Name == "clock_apart_seconds") { listening.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) =>
        {
            if (tags.ToArray().Any(tag => (string?)tag.Value == $"apart{seconds}"))
            {
                told.Enqueue(value);
            }
        });
        listener.Start();

        await UntilAsync(() =>
        {
            listener.RecordObservableInstruments();
            return Task.FromResult(told.Any(value => value != 0));
        });
        await worker.StopAsync(default);
        Assert.InRange(told.Last() - seconds, -60, 60);
    }

    private static ClockWatch Watch(TestOffice office, IClock clock) => new(office.Service<NpgsqlDataSource>(), new RealTime(clock));

    private static Task<long> FiredAsync(TestOffice office) => office.CountAsync("SELECT count(*) FROM audit_entries WHERE what = 'timer'");

    private static Task<long> ErasedAsync(TestOffice office) => office.CountAsync("SELECT count(*) FROM requests WHERE erased_at IS NOT NULL");

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var end = DateTime.UtcNow.AddMinutes(3); !await holds(); await Task.Delay(50))
        {
            Assert.True(DateTime.UtcNow < end);
        }
    }
}
