using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Benchmarks.Private;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Holders;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Benchmarks.Machine;

/// <summary>Whole erasures with six holders, from their filing to the letter sent, by the product's own doors and workers; letters are not typeset, mails not sent.</summary>
internal static class CasesBenchmark
{
    private const int Lanes = 16;
    private static readonly Actor Agent = new("agent", new HashSet<Role> { Role.Agent });
    private static readonly Actor Dpo = new("dpo", new HashSet<Role> { Role.Dpo });

    public static Benchmark Benchmark { get; } = new("cases", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, CancellationToken cancel)
    {
        var holders = new PromptHolders();
        await using var office = await BenchmarkOffice.StartAsync(more: services => Replace(services, holders));
        var pgbench = await Pgbench.PrepareAsync(office.ConnectionString, cancel);
        var (cases, seconds) = (effort.Of(320, 16), effort.Of(3, 2));
        List<double> whole = [], transactions = [], writing = [], all = [];
        for (var round = -effort.WarmUps; round < effort.Rounds; round++)
        {
            await office.AnalyzeAsync(cancel);
            var before = await Commits.ReadAsync(office, cancel);
            var watch = Stopwatch.StartNew();
            await LiveAsync(office, holders, (round + effort.WarmUps) * cases, cases, cancel);
            var took = watch.Elapsed.TotalSeconds;
            var commits = await Commits.ReadAsync(office, cancel) - before;
            var bare = await pgbench.TransactionsPerSecondAsync(seconds, cancel);
            if (round >= 0)
            {
                whole.Add(cases / took);
                transactions.Add(bare);
                writing.Add((double)commits.Writing / cases);
                all.Add((double)commits.All / cases);
            }
        }

        IEnumerable<double> Against(List<double> commits) => whole.Select((one, round) => 100 * one * commits[round] / transactions[round]);
        return
        [
            Figure.Of("whole erasures with six holders", "/s", whole),
            Figure.Of("pgbench -N -c 16", "transactions/s", transactions),
            Figure.Of("**commits that write, each case** (at most 20)", "", writing),
            Figure.Of("**cases times commits that write against transactions**", "% (at least 40)", Against(writing)),
            Figure.Of("all commits that PostgreSQL counts, each case, lone reads among them (at most 20)", "", all),
            Figure.Of("cases times all commits against transactions", "% (at least 40)", Against(all)),
        ];
    }

    private static void Replace(IServiceCollection services, PromptHolders holders)
    {
        foreach (var printed in services.Where(one => one.ImplementationType == typeof(TypesetExecutor) || one.ImplementationType == typeof(SignExecutor)).ToList())
        {
            services.Remove(printed);
        }

        services.AddScoped<IEffectExecutor, UnprintedLetters>();
        services.AddSingleton<IQueryBus>(holders);
        services.AddSingleton<IMailer, NoMail>();
    }

    private static async Task LiveAsync(BenchmarkOffice office, PromptHolders holders, int first, int count, CancellationToken cancel)
    {
        var cases = new Guid[count];
        await EachAsync(count, async (number, stop) => cases[number] = await ErasureRequest.FileAsync(office, first + number, stop), cancel);
        await DrainAsync(office, holders, cancel);
        foreach (var (by, action) in new[] { (Agent, "confirm-identity"), (Agent, "accept-assessment"), (Agent, "accept-answers"), (Dpo, "approve"), (Dpo, "approve-letter") })
        {
            var fields = await FieldsAsync(office, cases[0], by, action, cancel);
            await EachAsync(count, (number, stop) => ActAsync(office, cases[number], by, action, fields, stop), cancel);
            await DrainAsync(office, holders, cancel);
        }

        await using var scope = office.Provider.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<CaseDesk>();
        if ((await desk.SomeAsync(cases, cancel)).Count(one => one.State == "closed") != count)
        {
            throw new InvalidOperationException("Not all cases came to their end.");
        }
    }

    // What is offered on one case is offered on all of them.
    private static async Task<Dictionary<string, string>> FieldsAsync(BenchmarkOffice office, Guid id, Actor by, string action, CancellationToken cancel)
    {
        await using var scope = office.Provider.CreateAsyncScope();
        var seen = await scope.ServiceProvider.GetRequiredService<CaseDesk>().GetAsync(id, by, cancel);
        return ErasureLife.Choices(seen!.AvailableActions.Single(one => one.Action == action));
    }

    private static async Task ActAsync(BenchmarkOffice office, Guid id, Actor by, string action, Dictionary<string, string> fields, CancellationToken cancel)
    {
        await using var scope = office.Provider.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<CaseDesk>().ActAsync(id, null, by, action, fields, cancel);
        if (outcome is not Acted)
        {
            throw new InvalidOperationException($"{action} was not taken: {outcome}.");
        }
    }

    // As a worker process does: answers in one lane, effects in several, until neither is left; an answer has no effect before it is taken.
    private static async Task DrainAsync(BenchmarkOffice office, PromptHolders holders, CancellationToken cancel)
    {
        bool[] worked;
        do
        {
            worked = await Task.WhenAll(
            [
                LaneAsync(() => TakeSomeAsync(office, holders, cancel)),
                .. Enumerable.Range(0, EffectWorker.Lanes).Select(_ => LaneAsync(() => RunSomeAsync(office, cancel))),
            ]);
        }
        while (worked.Contains(true));
    }

    private static Task<bool> LaneAsync(Func<Task<bool>> one) => Task.Run(async () =>
    {
        var worked = false;
        while (await one())
        {
            worked = true;
        }

        return worked;
    });

    private static async Task<bool> RunSomeAsync(BenchmarkOffice office, CancellationToken cancel)
    {
        await using var scope = office.Provider.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EffectRunner>().RunSomeAsync(EffectWorker.AtOnce, EffectWorker.Together, cancel);
    }

    // As the bus takes them: those that wait together.
    private static async Task<bool> TakeSomeAsync(BenchmarkOffice office, PromptHolders holders, CancellationToken cancel)
    {
        List<ArrivedMessage> together = [];
        while (together.Count < HolderDesk.MostAtOnce && holders.Answers.TryRead(out var one))
        {
            together.Add(new(one.Answer, one.Holder, null));
        }

        if (together.Count > 0)
        {
            await using var scope = office.Provider.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<HolderDesk>().AnswersArrivedAsync(together, () => { }, cancel);
        }

        return together.Count > 0;
    }

    private static Task EachAsync(int count, Func<int, CancellationToken, Task> what, CancellationToken cancel) =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancel }, async (number, stop) => await what(number, stop));

    private sealed class NoMail : IMailer
    {
        public Task SendAsync(OutgoingMail mail, CancellationToken cancel) => Task.CompletedTask;
    }
}
