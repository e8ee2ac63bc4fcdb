using System.Diagnostics;
using System.Text.Json;

namespace RightsRequests.Benchmarks;

/// <summary>Runs a part of a benchmark in a process of its own, whose peak of memory nothing before it has raised.</summary>
internal static class FreshProcess
{
    public const string Verb = "part";

    /// <summary>What the part answers.</summary>
    public static async Task<T> AskAsync<T>(string part, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(FreshProcess).Assembly.Location, Verb, part, .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<T>(answer)!
            : throw new InvalidOperationException($"{part} ended with {process.ExitCode}.");
    }

    public static void Answer<T>(T answer) => Console.Out.Write(JsonSerializer.Serialize(answer));
}
