using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Benchmarks.Private;
using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Benchmarks.Machine;

/// <summary>Full transitions of the case machine, sixteen at once, against <c>pgbench -N -c 16</c> on the same server.</summary>
internal static class MachineBenchmark
{
    private const int Lanes = 16;

    public static Benchmark Benchmark { get; } = new("machine", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, CancellationToken cancel)
    {
        await using var office = await BenchmarkOffice.StartAsync();
        var pgbench = await Pgbench.PrepareAsync(office.ConnectionString, cancel);
        var (lives, seconds) = (effort.Of(320, 16), effort.Of(6, 2));
        List<double> transitions = [], transactions = [], commits = [];
        for (var round = -effort.WarmUps; round < effort.Rounds; round++)
        {
            var opened = await OpenAsync(office, lives, cancel);
            var before = await Commits.ReadAsync(office, cancel);
            var (events, took) = await LiveAsync(office, opened, cancel);
            var written = await Commits.ReadAsync(office, cancel) - before;
            var bare = await pgbench.TransactionsPerSecondAsync(seconds, cancel);
            if (round >= 0)
            {
                transitions.Add(events / took);
                transactions.Add(bare);
                commits.Add((double)written.Writing / events);
            }
        }

        return
        [
            Figure.Of("full transitions, 16 at once", "/s", transitions),
            Figure.Of("pgbench -N -c 16", "transactions/s", transactions),
            Figure.Of("commits that write, each transition", "", commits),
            Figure.Of("**transitions against transactions**", "% (at least 60)", transitions.Zip(transactions, (one, other) => 100 * one / other)),
        ];
    }

    private static async Task<List<CaseState>> OpenAsync(BenchmarkOffice office, int count, CancellationToken cancel)
    {
        List<CaseState> opened = [];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancel }, async (number, stop) =>
        {
            var id = await ErasureRequest.FileAsync(office, number, stop);
            await using var scope = office.Provider.CreateAsyncScope();
            var state = await scope.ServiceProvider.GetRequiredService<CaseVault>().StateAsync(id, stop);
            lock (opened)
            {
                opened.Add(state);
            }
        });
        return opened;
    }

    private static async Task<(int Events, double Seconds)> LiveAsync(BenchmarkOffice office, List<CaseState> opened, CancellationToken cancel)
    {
        var policy = office.Provider.GetRequiredService<Policy>();
        var events = 0;
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(opened, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancel }, async (state, stop) =>
        {
            var life = new ErasureLife(policy, state);
            while (life.Next() is { } happened)
            {
                await using var scope = office.Provider.CreateAsyncScope();
                life.Take(await scope.ServiceProvider.GetRequiredService<CaseDesk>().HandleAsync(state.Id, happened, stop));
                Interlocked.Increment(ref events);
            }
        });
        return (events, watch.Elapsed.TotalSeconds);
    }
}
