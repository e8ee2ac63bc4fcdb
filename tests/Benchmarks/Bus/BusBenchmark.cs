using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using RightsRequests.Benchmarks.Machine;
using RightsRequests.Benchmarks.Private;
using RightsRequests.Bus;
using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Holders;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Benchmarks.Bus;

/// <summary>Queries fanned out to six holders and their answers taken, against bare publish and consume on the same broker: by MassTransit, which is what a service of this kind would be built with, and by RabbitMQ's own client.</summary>
internal static class BusBenchmark
{
    private const int Lanes = 16;

    // As the holder kit has it.
    private const ushort AtOnceOfAHolder = 8;

    private static readonly Actor Agent = new("agent", new HashSet<Role> { Role.Agent });

    public static Benchmark Benchmark { get; } = new("bus", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, CancellationToken cancel)
    {
        await using var broker = await PrivateBroker.StartAsync();
        await using var office = await BenchmarkOffice.StartAsync(more: services => services.AddRabbitMqBus(new BrokerAddress(broker.Address)));
        await using var bare = await BareBus.OpenAsync(broker, cancel);
        await using var massTransit = await BareMassTransit.OpenAsync(broker, cancel);
        await office.Provider.GetRequiredService<IQueryBus>().IsReachableAsync(cancel);
        await using var holders = await DelayedHolders.OpenAsync(broker, TimeSpan.Zero, AtOnceOfAHolder, cancel);
        var publisher = office.Provider.GetRequiredService<IQueryBus>();
        var consumer = office.Provider.GetServices<IHostedService>().Single();
        var cases = effort.Of(800, 8);
        var messages = cases * ErasureRequest.HolderIds.Count;
        Dictionary<string, List<double>> taken = [];
        for (var round = -effort.WarmUps; round < effort.Rounds; round++)
        {
            var sample = new RightsQuery { QueryId = Guid.NewGuid().ToString(), Reference = "DR-2026-7K3M9", Controller = "mgen", Action = Contracts.HolderAction.Locate, Right = "erasure", Subject = new QuerySubject("Prenom Mesure", null, []), Activities = ["site-cookies"], Categories = ["navigation"], Parameters = new QueryParameters(), Attempt = 1, AskedAt = DateTimeOffset.UnixEpoch, AnswerBy = new(2026, 12, 8) };
            Add("publisher", await TimeAsync(messages, (_, stop) => publisher.PublishAsync("mandatory-scheme", sample, stop), cancel));
            var body = PromptHolders.Answer("crm", sample);
            Add("bare publish by RabbitMQ.Client", await TimeAsync(messages, (_, stop) => bare.PublishAsync(body, stop), cancel));
            var text = Encoding.UTF8.GetString(body);
            Add("bare publish by MassTransit", await TimeAsync(messages, (_, stop) => massTransit.PublishAsync(new(text), stop), cancel));
            await PrepareAsync(office, (round + effort.WarmUps) * cases, cases, cancel);
            await office.AnalyzeAsync(cancel);
            Add("fan-out", await FanOutAsync(office, messages, cancel));
            await AnswerAllAsync(holders, messages, cancel);
            Add("bare consume by RabbitMQ.Client", await TakeAsync(() => bare.ConsumeAsync(messages, cancel), messages));
            Add("bare consume by MassTransit", await TakeAsync(() => massTransit.ConsumeAsync(messages, cancel), messages));
            Add("answers", await TakeAsync(office, consumer, messages, cancel));

            void Add(string what, double perSecond)
            {
                if (round >= 0)
                {
                    (taken.TryGetValue(what, out var list) ? list : taken[what] = []).Add(perSecond);
                }
            }
        }

        return
        [
            .. taken.Select(one => Figure.Of(one.Key, "/s", one.Value)),
            Share("**fan-out, from the effect in the database to the broker, against bare publish by MassTransit**", "fan-out", "bare publish by MassTransit"),
            Share("**answers, stored and decided on, against bare consume by MassTransit**", "answers", "bare consume by MassTransit"),
            Share("publisher against bare publish by RabbitMQ.Client", "publisher", "bare publish by RabbitMQ.Client"),
            Share("fan-out against the same", "fan-out", "bare publish by RabbitMQ.Client"),
            Share("answers against bare consume by RabbitMQ.Client", "answers", "bare consume by RabbitMQ.Client"),
        ];

        Figure Share(string what, string ours, string theirs) =>
            Figure.Of(what, what.StartsWith('*') ? "% (at least 50)" : "%", taken[ours].Zip(taken[theirs], (one, other) => 100 * one / other));
    }

    private static async Task<double> TimeAsync(int count, Func<int, CancellationToken, Task> what, CancellationToken cancel)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancel }, async (number, stop) => await what(number, stop));
        return count / watch.Elapsed.TotalSeconds;
    }

    // Of persons who are new. Up to the moment at which all six are to be asked; letters wait, since they are none of the bus's business.
    private static async Task PrepareAsync(BenchmarkOffice office, int first, int cases, CancellationToken cancel)
    {
        await TimeAsync(cases, async (number, stop) =>
        {
            var id = await ErasureRequest.FileAsync(office, first + number, stop);
            await using var scope = office.Provider.CreateAsyncScope();
            var desk = scope.ServiceProvider.GetRequiredService<CaseDesk>();
            foreach (var action in new[] { "confirm-identity", "accept-assessment" })
            {
                var offer = (await desk.GetAsync(id, Agent, stop))!.AvailableActions.Single(one => one.Action == action);
                if (await desk.ActAsync(id, null, Agent, action, ErasureLife.Choices(offer), stop) is not Acted)
                {
                    throw new InvalidOperationException($"{action} was not taken.");
                }
            }
        }, cancel);
        await using var others = office.Provider.GetRequiredService<NpgsqlDataSource>().CreateCommand("UPDATE effects SET state = 'done' WHERE state = 'pending' AND kind <> 'ask-holder'");
        await others.ExecuteNonQueryAsync(cancel);
    }

    // As a worker process does.
    private static async Task<double> FanOutAsync(BenchmarkOffice office, int count, CancellationToken cancel)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, EffectWorker.Lanes).Select(_ => Task.Run(
            async () =>
            {
                bool more;
                do
                {
                    await using var scope = office.Provider.CreateAsyncScope();
                    more = await scope.ServiceProvider.GetRequiredService<EffectRunner>().RunSomeAsync(EffectWorker.AtOnce, EffectWorker.Together, cancel);
                }
                while (more);
            },
            cancel)));
        return count / watch.Elapsed.TotalSeconds;
    }

    // All answers wait in the queue before one is taken.
    private static async Task AnswerAllAsync(DelayedHolders holders, int count, CancellationToken cancel)
    {
        var all = holders.Answered + count;
        await holders.ListenAsync(cancel);
        while (holders.Answered < all)
        {
            await Task.Delay(50, cancel);
        }

        await holders.StopListeningAsync(cancel);
    }

    private static async Task<double> TakeAsync(Func<Task> take, int count)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        await take();
        return count / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> TakeAsync(BenchmarkOffice office, IHostedService consumer, int count, CancellationToken cancel)
    {
        var (taken, all) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        // Told of each once its transaction is committed; asking the database meanwhile would cost more than some of the answers do.
        using var listener = new MeterListener { InstrumentPublished = (instrument, one) => { if (instrument is { Meter.Name: "rights", Name: "holder_answers" }) { one.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((_, more, _, _) =>
        {
            if (Interlocked.Add(ref taken, (int)more) == count)
            {
                all.TrySetResult();
            }
        });
        listener.Start();
        GC.Collect();
        var watch = Stopwatch.StartNew();
        await consumer.StartAsync(cancel);
        await all.Task.WaitAsync(cancel);
        var perSecond = count / watch.Elapsed.TotalSeconds;
        await consumer.StopAsync(cancel);
        await using var left = office.Provider.GetRequiredService<NpgsqlDataSource>().CreateCommand("SELECT count(*) FROM holder_queries WHERE state = 'asked'");
        return await left.ExecuteScalarAsync(cancel) is 0L ? perSecond : throw new InvalidOperationException("Not all answers were taken.");
    }
}
