using System.Diagnostics;
using RightsRequests.Letters;

namespace RightsRequests.Benchmarks.Workers;

/// <summary>A worker of the product in a process of its own, with the Node process that typesets for it.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task silence;

    public WorkerProcess(Dictionary<string, string> settings)
    {
        var engine = Path.GetFullPath(Path.Combine(LetterPressOptions.Find().WordingRoot, "..", "..", "src", "RightsRequests.Host", "bin", "Release", "net10.0", "rights-requests.dll"));
        var start = new ProcessStartInfo("dotnet", [engine, "serve", "--roles", "worker"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        // Read, so that it is never held up by a full pipe.
        silence = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>Bytes held now: its own, and those of what it started.</summary>
    public (long Own, long Node) Memory() =>
        (ChildProcesses.MemoryNow(process.Id), ChildProcesses.Of(process.Id).Sum(ChildProcesses.MemoryNow));

    public async ValueTask DisposeAsync()
    {
        using (var terminate = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await terminate.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(25));
        await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await silence.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        process.Dispose();
    }
}
