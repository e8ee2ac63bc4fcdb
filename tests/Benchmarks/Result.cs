namespace RightsRequests.Benchmarks;

/// <summary>What a benchmark found.</summary>
internal sealed record Result(string Benchmark, IReadOnlyList<Figure> Figures);
