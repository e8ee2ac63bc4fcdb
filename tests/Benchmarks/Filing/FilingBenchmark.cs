using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RightsRequests.Benchmarks.Machine;
using RightsRequests.Benchmarks.Private;

namespace RightsRequests.Benchmarks.Filing;

/// <summary><c>POST /api/v1/requests</c> against a bare endpoint that inserts one row in the same PostgreSQL, the senders in the same process as both: so many that both are busy all the time, and sixteen, with which the product waits for the disk a fifth of it.</summary>
internal static class FilingBenchmark
{
    private static readonly IReadOnlyList<int> AtOnce = [64, 16];
    private static int sent;

    public static Benchmark Benchmark { get; } = new("filing", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, CancellationToken cancel)
    {
        await using var office = await BenchmarkOffice.StartAsync();
        await using var ours = await FilingWeb.ProductAsync(office);
        await using var bare = await FilingWeb.BareAsync(office);
        List<Figure> figures = [];
        foreach (var lanes in AtOnce)
        {
            figures.AddRange(await MeasureAsync(ours, bare, lanes, effort, cancel));
        }

        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(WebApplication ours, WebApplication bare, int lanes, Effort effort, CancellationToken cancel)
    {
        var count = effort.Of(4000, 64);
        List<Taken> filed = [], inserted = [];
        for (var round = -effort.WarmUps; round < effort.Rounds; round++)
        {
            var one = await SendAsync(ours, "/api/v1/requests", count, lanes, cancel);
            var other = await SendAsync(bare, "/rows", count, lanes, cancel);
            if (round >= 0)
            {
                filed.Add(one);
                inserted.Add(other);
            }
        }

        return
        [
            Figure.Of($"requests filed, {lanes} at once", "/s", filed.Select(one => one.PerSecond)),
            Figure.Of($"99th percentile, {lanes} at once", "ms", filed.Select(one => one.Slow)),
            Figure.Of($"bare endpoint, one row inserted, {lanes} at once", "/s", inserted.Select(one => one.PerSecond)),
            Figure.Of($"99th percentile of the bare one, {lanes} at once", "ms", inserted.Select(one => one.Slow)),
            Figure.Of($"**throughput against the bare one, {lanes} at once**", "% (at least 50)", filed.Zip(inserted, (one, other) => 100 * one.PerSecond / other.PerSecond)),
            Figure.Of($"**99th percentile against the bare one, {lanes} at once**", "times (at most 3)", filed.Zip(inserted, (one, other) => one.Slow / other.Slow)),
        ];
    }

    private static async Task<Taken> SendAsync(WebApplication to, string path, int count, int lanes, CancellationToken cancel)
    {
        var address = new Uri(new Uri(to.Urls.Single()), path);
        var times = new double[count];
        var first = Interlocked.Add(ref sent, count) - count;
        using var senders = new LoopbackSenders(lanes);
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, lanes, new ParallelOptions { MaxDegreeOfParallelism = lanes, CancellationToken = cancel }, async (lane, stop) =>
        {
            for (var number = lane; number < count; number += lanes)
            {
                var begun = watch.Elapsed;
                using var answer = await senders.Of(lane).PostAsJsonAsync(address, ErasureRequest.Of(first + number), stop);
                times[number] = (watch.Elapsed - begun).TotalMilliseconds;
                if ((int)answer.StatusCode != StatusCodes.Status201Created)
                {
                    throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
                }
            }
        });
        Array.Sort(times);
        return new(count / watch.Elapsed.TotalSeconds, times[(int)(count * 0.99)]);
    }

    /// <param name="Slow">99th percentile, milliseconds.</param>
    private sealed record Taken(double PerSecond, double Slow);
}
