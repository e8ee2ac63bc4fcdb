using System.CommandLine;
using System.Globalization;
using RightsRequests.Benchmarks;
using RightsRequests.Benchmarks.Bus;
using RightsRequests.Benchmarks.Content;
using RightsRequests.Benchmarks.Filing;
using RightsRequests.Benchmarks.Law;
using RightsRequests.Benchmarks.Letters;
using RightsRequests.Benchmarks.Machine;
using RightsRequests.Benchmarks.Package;
using RightsRequests.Benchmarks.Timers;
using RightsRequests.Benchmarks.Workers;
using RightsRequests.Benchmarks.Worklist;

if (args is [FreshProcess.Verb, LettersMemory.Part, var letters, var perWorker])
{
    await LettersMemory.RunAsync(int.Parse(letters, CultureInfo.InvariantCulture), int.Parse(perWorker, CultureInfo.InvariantCulture));
    return 0;
}

if (args is [FreshProcess.Verb, PackageBenchmark.Part, var records])
{
    await PackageBenchmark.RunAsync(int.Parse(records, CultureInfo.InvariantCulture));
    return 0;
}

if (args is [FreshProcess.Verb, ContentBenchmark.Part, var bytes])
{
    await ContentBenchmark.RunAsync(long.Parse(bytes, CultureInfo.InvariantCulture));
    return 0;
}

Benchmark[] all = [LettersBenchmark.Benchmark, AnnexBenchmark.Benchmark, LettersMemory.Benchmark, PackageBenchmark.Benchmark, ContentBenchmark.Benchmark, WorklistBenchmark.Benchmark, TimersBenchmark.Benchmark, MachineBenchmark.Benchmark, CasesBenchmark.Benchmark, FilingBenchmark.Benchmark, BusBenchmark.Benchmark, WorkersBenchmark.Benchmark, LawBenchmark.Benchmark];

var names = new Argument<string[]>("name") { Description = $"Which: {string.Join(", ", all.Select(one => one.Name))}. None: all.", Arity = ArgumentArity.ZeroOrMore };
names.AcceptOnlyFromAmong([.. all.Select(one => one.Name)]);
var json = new Option<FileInfo?>("--json") { Description = "Writes the figures as JSON to this file." };
var quick = new Option<bool>("--quick") { Description = "A few letters and one round: shows that it runs, not how fast." };
var command = new RootCommand("Mesure le produit contre ce qui le borne. / Measures the product against what bounds it.") { names, json, quick };
command.SetAction(async (parsed, cancel) =>
{
    var chosen = parsed.GetValue(names) is { Length: > 0 } some ? all.Where(one => some.Contains(one.Name)) : all;
    var report = new List<Result>();
    foreach (var benchmark in chosen)
    {
        var result = new Result(benchmark.Name, await benchmark.MeasureAsync(new Effort(parsed.GetValue(quick)), cancel));
        report.Add(result);
        Report.Print(result, Console.Out);
    }

    if (parsed.GetValue(json) is { } file)
    {
        await Report.WriteAsync(report, file, cancel);
    }

    return 0;
});
return await command.Parse(args).InvokeAsync();
