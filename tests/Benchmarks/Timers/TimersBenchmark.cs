using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using RightsRequests.Benchmarks.Private;
using RightsRequests.Casework;
using RightsRequests.Intake;
using RightsRequests.Law;

namespace RightsRequests.Benchmarks.Timers;

/// <summary>Ten thousand timers due at the same moment, in a table that holds nothing else, and in one with a million that are not due.</summary>
internal static class TimersBenchmark
{
    private const int Lanes = 2;

    public static Benchmark Benchmark { get; } = new("timers", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, CancellationToken cancel)
    {
        var (due, pending) = (effort.Of(10_000, 200), effort.Of(1_000_000, 10_000));
        var alone = await FireAsync(due, 0, cancel);
        var among = await FireAsync(due, pending, cancel);
        return
        [
            Figure.Of($"{due} timers due at once, nothing else in the table", "timers/s", alone),
            Figure.Of($"{due} timers due at once, among {pending} pending", "timers/s", among),
            Figure.Of("**among many against alone**", "% (at least 50)", 100 * among / alone),
        ];
    }

    // Each is the reminder of a case whose identity nobody looked at for a week: a whole turn of the case machine, with audit, effect and new timers.
    private static async Task<double> FireAsync(int due, int pending, CancellationToken cancel)
    {
        var clock = new MovedClock();
        await using var office = await BenchmarkOffice.StartAsync(clock);
        await FileAsync(office, due, cancel);
        var source = office.Provider.GetRequiredService<NpgsqlDataSource>();
        await using (var many = source.CreateCommand(
            $"INSERT INTO timers (case_id, key, fire_at, attempts) SELECT gen_random_uuid(), 'due-soon/2099-01-01', now() + interval '1 year' + n * interval '1 second', 0 FROM generate_series(1, {pending}) n"))
        {
            many.CommandTimeout = 0;
            await many.ExecuteNonQueryAsync(cancel);
        }

        await using (var analyze = source.CreateCommand("ANALYZE"))
        {
            await analyze.ExecuteNonQueryAsync(cancel);
        }

        if (await DrainAsync(office, cancel))
        {
            throw new InvalidOperationException("A timer fired before it was due.");
        }

        clock.Ahead = Duration.FromDays(8);
        var watch = Stopwatch.StartNew();
        await DrainAsync(office, cancel);
        var seconds = watch.Elapsed.TotalSeconds;
        await using var noted = source.CreateCommand("SELECT count(*), count(DISTINCT case_id) FROM audit_entries WHERE what = 'timer'");
        await using var reader = await noted.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return reader.GetInt64(0) == due && reader.GetInt64(1) == due
            ? due / seconds
            : throw new InvalidOperationException($"{due} timers were due, {reader.GetInt64(0)} are in the trail.");
    }

    private static async Task FileAsync(BenchmarkOffice office, int count, CancellationToken cancel) =>
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancel }, async (number, stop) =>
        {
            await using var scope = office.Provider.CreateAsyncScope();
            var outcome = await scope.ServiceProvider.GetRequiredService<IntakeDesk>().FileAsync(Request(number), null, stop);
            if (outcome is not Filed)
            {
                throw new InvalidOperationException($"A request was not filed: {outcome}.");
            }
        });

    private static NewRequest Request(int number) => new(
        Rights: ["access"],
        Subject: new($"Prenom{number} Mesure", "1980-05-17", $"personne{number}@example.org", null, null, [new("member-number", $"M{number:0000000}")]),
        Relations: ["member"],
        Statement: "Je souhaite une copie.",
        Language: "fr",
        Channel: "api");

    // True when there was something to do.
    private static async Task<bool> DrainAsync(BenchmarkOffice office, CancellationToken cancel)
    {
        var any = false;
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => Task.Run(
            async () =>
            {
                while (true)
                {
                    await using var scope = office.Provider.CreateAsyncScope();
                    if (!await scope.ServiceProvider.GetRequiredService<TimerRunner>().RunSomeAsync(TimerWorker.AtOnce, cancel))
                    {
                        return;
                    }

                    any = true;
                }
            },
            cancel)));
        return any;
    }

    private sealed class MovedClock : IClock
    {
        public Duration Ahead { get; set; } = Duration.Zero;

        public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + Ahead;
    }
}
