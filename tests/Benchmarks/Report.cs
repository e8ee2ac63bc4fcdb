using System.Globalization;
using System.Text.Json;

namespace RightsRequests.Benchmarks;

/// <summary>Figures as a Markdown table for people and as JSON for programs.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Print(Result result, TextWriter to)
    {
        to.WriteLine($"\n| {result.Benchmark} | median | lowest – highest | |\n|---|---:|---:|---|");
        foreach (var figure in result.Figures)
        {
            to.WriteLine($"| {figure.What} | {Text(figure.Median)} | {(figure.Lowest == figure.Highest ? "" : $"{Text(figure.Lowest)} – {Text(figure.Highest)}")} | {figure.Unit} |");
        }
    }

    public static async Task WriteAsync(IReadOnlyList<Result> results, FileInfo to, CancellationToken cancel)
    {
        await using var file = to.Create();
        await JsonSerializer.SerializeAsync(file, new { processors = Environment.ProcessorCount, results }, Readable, cancel);
    }

    private static string Text(double value) =>
        value.ToString(Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);
}
