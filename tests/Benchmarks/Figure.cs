namespace RightsRequests.Benchmarks;

/// <summary>One figure: the median of the rounds, and the lowest and highest of them.</summary>
internal sealed record Figure(string What, string Unit, double Median, double Lowest, double Highest)
{
    public static Figure Of(string what, string unit, IEnumerable<double> rounds)
    {
        var sorted = rounds.Order().ToList();
        var middle = sorted.Count / 2;
        var median = sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new(what, unit, median, sorted[0], sorted[^1]);
    }

    public static Figure Of(string what, string unit, double only) => new(what, unit, only, only, only);
}
