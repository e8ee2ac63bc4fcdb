using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Benchmarks.Private;
using RightsRequests.Correspondence;

namespace RightsRequests.Benchmarks.Package;

/// <summary>The data package of 100,000 records against that of 10,000: read from PostgreSQL, decrypted, written as archives, stored. Memory must not grow with the records.</summary>
internal static class PackageBenchmark
{
    public const string Part = "data-package";

    public static Benchmark Benchmark { get; } = new(Part, MeasureAsync);

    /// <summary>In a process of its own.</summary>
    public static async Task RunAsync(int records)
    {
        await using var office = await BenchmarkOffice.StartAsync();
        await using var scope = office.Provider.CreateAsyncScope();
        var material = await ManyRecords.StoreAsync(scope.ServiceProvider, records);
        var drafts = scope.ServiceProvider.GetRequiredService<LetterDrafts>();
        var reader = scope.ServiceProvider.GetRequiredService<MaterialReader>();
        var before = ChildProcesses.MostMemory(Environment.ProcessId);
        var watch = Stopwatch.StartNew();
        var bytes = 0L;
        await foreach (var volume in DataPackage.WriteAsync(material, reader.RecordsAsync(material, default)))
        {
            bytes += volume.Length;
        }

        var package = watch.Elapsed.TotalSeconds;
        watch.Restart();
        await drafts.KeepAsync(await drafts.TypesetAsync(material, default), default);
        FreshProcess.Answer(new Taken(material.Copy.Count, package, watch.Elapsed.TotalSeconds, bytes, before, ChildProcesses.MostMemory(Environment.ProcessId)));
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, CancellationToken cancel)
    {
        var (few, many) = effort.Quick ? (100, 1_000) : (10_000, 100_000);
        var (small, large) = (new List<Taken>(), new List<Taken>());
        for (var round = 0; round < effort.Of(3, 1); round++)
        {
            cancel.ThrowIfCancellationRequested();
            small.Add(await FreshProcess.AskAsync<Taken>(Part, $"{few}"));
            large.Add(await FreshProcess.AskAsync<Taken>(Part, $"{many}"));
        }

        return
        [
            .. Figures(few, small),
            .. Figures(many, large),
            Figure.Of($"**peak of memory, {many} records against {few}**", "times", large.Zip(small, (one, other) => (double)one.Peak / other.Peak)),
        ];
    }

    private static IEnumerable<Figure> Figures(int records, List<Taken> taken) =>
    [
        Figure.Of($"{records} records: package written", "s", taken.Select(one => one.Package)),
        Figure.Of($"{records} records: the same with its letter, typeset and stored", "s", taken.Select(one => one.Whole)),
        Figure.Of($"{records} records: size of the package", "MB", taken.Select(one => one.Bytes / 1e6)),
        Figure.Of($"{records} records: peak of the process, before", "MB", taken.Select(one => one.Before / 1e6)),
        Figure.Of($"{records} records: peak of the process, after", "MB", taken.Select(one => one.Peak / 1e6)),
    ];

    private sealed record Taken(int Records, double Package, double Whole, long Bytes, long Before, long Peak);
}
