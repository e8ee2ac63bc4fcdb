namespace RightsRequests.Benchmarks;

/// <summary>One thing that is measured, in one run, against what bounds it.</summary>
internal sealed record Benchmark(string Name, Func<Effort, CancellationToken, Task<IReadOnlyList<Figure>>> MeasureAsync);
