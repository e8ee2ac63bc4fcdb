using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RightsRequests.Benchmarks.Bus;
using RightsRequests.Benchmarks.Machine;
using RightsRequests.Benchmarks.Private;
using RightsRequests.Bus;
using RightsRequests.Casework;
using RightsRequests.Holders;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Benchmarks.Workers;

/// <summary>Whole erasures, letters typeset and signed, with one, two and four worker processes while each of six holders takes 100 ms to answer.</summary>
internal static class WorkersBenchmark
{
    private static readonly TimeSpan Answering = TimeSpan.FromMilliseconds(100);
    private static readonly Actor Agent = new("agent", new HashSet<Role> { Role.Agent });
    private static readonly Actor Dpo = new("dpo", new HashSet<Role> { Role.Dpo });

    // What people do as soon as a case waits for them.
    private static readonly Dictionary<string, (Actor By, string Action)> Work = new()
    {
        ["verify-identity"] = (Agent, "confirm-identity"),
        ["assess"] = (Agent, "accept-assessment"),
        ["review"] = (Agent, "accept-answers"),
        ["approve"] = (Dpo, "approve"),
        ["send-letter"] = (Dpo, "approve-letter"),
    };

    public static Benchmark Benchmark { get; } = new("workers", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, CancellationToken cancel)
    {
        await using var broker = await PrivateBroker.StartAsync();
        await using var office = await BenchmarkOffice.StartAsync(more: services => services.AddRabbitMqBus(new BrokerAddress(broker.Address)));
        // Which declares the queues that the holders read.
        if (!await office.Provider.GetRequiredService<IQueryBus>().IsReachableAsync(cancel))
        {
            throw new InvalidOperationException("The broker does not answer.");
        }

        await using var holders = await DelayedHolders.OpenAsync(broker, Answering, prefetch: 0, cancel);
        await holders.ListenAsync(cancel);
        List<Figure> figures = [];
        var (empty, ended) = (await KeptAsync(office, cancel), 0);
        foreach (var count in effort.Quick ? new[] { 1 } : [1, 2, 4])
        {
            var workers = Enumerable.Range(0, count).Select(_ => new WorkerProcess(office.Settings(broker.Address))).ToList();
            try
            {
                // Half of a process's first minute is spent compiling: what is measured is those that have begun to work.
                var warmth = count * effort.Of(320, 4);
                await LiveAsync(office, warmth, cancel);
                List<double> rounds = [];
                for (var round = 0; round < (effort.Quick ? 1 : 2); round++)
                {
                    rounds.Add(await LiveAsync(office, effort.Of(128, 4), cancel));
                }

                ended += warmth + (rounds.Count * effort.Of(128, 4));

                var memory = workers.Select(worker => worker.Memory()).ToList();
                figures.Add(Figure.Of($"whole erasures, {count} worker(s)", "/s", rounds));
                figures.Add(Figure.Of($"memory of each of {count} worker(s)", "MB", memory.Select(one => one.Own / 1e6)));
                figures.Add(Figure.Of($"its Node process, {count} worker(s)", "MB", memory.Select(one => one.Node / 1e6)));
            }
            finally
            {
                foreach (var worker in workers)
                {
                    await worker.DisposeAsync();
                }
            }
        }

        figures.Add(Figure.Of("the database keeps of each case, letters and indexes included", "kB", [(await KeptAsync(office, cancel) - empty) / 1e3 / ended]));
        return figures;
    }

    // Without what waits to be vacuumed.
    private static async Task<long> KeptAsync(BenchmarkOffice office, CancellationToken cancel)
    {
        var source = office.Provider.GetRequiredService<NpgsqlDataSource>();
        await using (var vacuum = source.CreateCommand("VACUUM FULL"))
        {
            await vacuum.ExecuteNonQueryAsync(cancel);
        }

        await using var size = source.CreateCommand("SELECT sum(pg_total_relation_size(relid))::bigint FROM pg_stat_user_tables");
        return (long)(await size.ExecuteScalarAsync(cancel))!;
    }

    private static async Task<double> LiveAsync(BenchmarkOffice office, int count, CancellationToken cancel)
    {
        var cases = new Guid[count];
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, count, cancel, async (number, stop) => cases[number] = await ErasureRequest.FileAsync(office, number, stop));
        // Nobody looks at a case whose letter is still being typeset: looking fifty times would be what is measured.
        await using var waiting = office.Provider.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            """
            SELECT id, step, waiting_for IN ('agent', 'approver') AND NOT EXISTS (SELECT FROM effects WHERE case_id = cases.id AND effects.state = 'pending')
            FROM cases WHERE id = ANY ($1) AND state = 'open'
            """);
        waiting.Parameters.Add(new() { Value = cases });
        while (await OpenAsync(waiting, cancel) is { Count: > 0 } open)
        {
            await Parallel.ForEachAsync(open.Where(one => one.ForPeople), cancel, async (one, stop) => await ActAsync(office, one.Id, one.Step, stop));
            await Task.Delay(50, cancel);
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    private static async Task<List<(Guid Id, string Step, bool ForPeople)>> OpenAsync(NpgsqlCommand waiting, CancellationToken cancel)
    {
        List<(Guid, string, bool)> open = [];
        await using var reader = await waiting.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            open.Add((reader.GetGuid(0), reader.GetString(1), !await reader.IsDBNullAsync(2, cancel) && reader.GetBoolean(2)));
        }

        return open;
    }

    private static async Task ActAsync(BenchmarkOffice office, Guid id, string step, CancellationToken cancel)
    {
        var (by, action) = Work[step];
        await using var scope = office.Provider.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<CaseDesk>();
        // Offered a moment later where the case has moved on meanwhile.
        if ((await desk.GetAsync(id, by, cancel))?.AvailableActions.FirstOrDefault(one => one.Action == action) is { } offer)
        {
            await desk.ActAsync(id, null, by, action, ErasureLife.Choices(offer), cancel);
        }
    }
}
