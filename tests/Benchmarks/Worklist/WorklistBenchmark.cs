using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Benchmarks.Private;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Benchmarks.Worklist;

/// <summary>The worklist and its search with a million cases, against the same with ten thousand.</summary>
internal static class WorklistBenchmark
{
    private const int Repeats = 20;
    private static readonly Actor Dpo = new("dpo", new HashSet<Role> { Role.Dpo });

    public static Benchmark Benchmark { get; } = new("worklist", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, CancellationToken cancel)
    {
        var (few, many) = (effort.Of(10_000, 1_000), effort.Of(1_000_000, 10_000));
        await using var small = await ManyCases.StartAsync(few, cancel);
        await using var large = await ManyCases.StartAsync(many, cancel);
        List<Figure> figures = [];
        foreach (var (what, filter) in Lists(few))
        {
            figures.AddRange(await CompareAsync(what, small, await PlaceAsync(small, filter(few), cancel), large, await PlaceAsync(large, filter(many), cancel), effort, cancel));
        }

        return figures;
    }

    // The same question to both; a place in the middle is each one's own.
    private static IEnumerable<(string What, Func<int, CaseFilter> Filter)> Lists(int few)
    {
        yield return ("open, earliest due", _ => new(State: "open") { Spam = false });
        yield return ("all, latest received", _ => new() { Sort = CaseSort.Received, Descending = true });
        yield return ("all, by reference", _ => new() { Sort = CaseSort.Reference });
        yield return ("all, by state", _ => new() { Sort = CaseSort.State });
        yield return ("waiting for an approver", _ => new(State: "open") { WaitingFor = "approver" });
        yield return ("waiting for one of eight holders", _ => new(State: "open") { Holder = "holder3" });
        // As many as there are among few.
        yield return ("the first nine of them", _ => new(State: "open") { Holder = "holder3", Limit = 9 });
        yield return ("one agent's open ones", _ => new(State: "open", Assignee: "agent7"));
        yield return ("a place in the middle, by day of receipt", count => new(After: "middle") { Sort = CaseSort.Received, Limit = count / 2 });
        yield return ("search: an exact e-mail address", _ => new(Query: ManyCases.Email(few / 2)));
        yield return ("search: a reference", _ => new(Query: $"DR-{few / 2:000000000}"));
        yield return ("search: a name that one in ten bears", _ => new(Query: "Dubois") { Sort = CaseSort.Received });
    }

    private static async Task<CaseFilter> PlaceAsync(BenchmarkOffice office, CaseFilter filter, CancellationToken cancel)
    {
        if (filter.After is null)
        {
            return filter;
        }

        // Of the page at half the days: read once, not measured.
        var day = new LocalDate(2023, 12, 1);
        var page = await ListAsync(office, new(DueBefore: day.PlusDays(31)) { Sort = CaseSort.Received, Descending = true }, cancel);
        return filter with { After = page.Cases.Count > 0 ? $"{NodaTime.Text.LocalDatePattern.Iso.Format(page.Cases[0].ReceivedOn)}_{page.Cases[0].Id:N}" : null, Limit = 50 };
    }

    private static async Task<IEnumerable<Figure>> CompareAsync(string what, BenchmarkOffice small, CaseFilter inSmall, BenchmarkOffice large, CaseFilter inLarge, Effort effort, CancellationToken cancel)
    {
        List<double> smalls = [], larges = [];
        for (var round = -effort.WarmUps; round < effort.Rounds; round++)
        {
            var (one, other) = (await TimeAsync(small, inSmall, cancel), await TimeAsync(large, inLarge, cancel));
            if (round >= 0)
            {
                smalls.Add(one);
                larges.Add(other);
            }
        }

        return
        [
            Figure.Of($"{what}, few", "ms", smalls),
            Figure.Of($"{what}, many", "ms", larges),
            Figure.Of($"**{what}: many against few**", "times", smalls.Zip(larges, (one, other) => other / one)),
        ];
    }

    private static async Task<double> TimeAsync(BenchmarkOffice office, CaseFilter filter, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        for (var turn = 0; turn < Repeats; turn++)
        {
            await ListAsync(office, filter, cancel);
        }

        return watch.Elapsed.TotalMilliseconds / Repeats;
    }

    private static async Task<CasePage> ListAsync(BenchmarkOffice office, CaseFilter filter, CancellationToken cancel)
    {
        await using var scope = office.Provider.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CaseDesk>().ListAsync(filter, Dpo, cancel);
    }
}
