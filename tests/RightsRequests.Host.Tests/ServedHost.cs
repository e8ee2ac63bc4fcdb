using System.Diagnostics;

namespace RightsRequests.Host.Tests;

/// <summary>A host that serves, until it is told to stop or is killed.</summary>
public sealed class ServedHost(Process process) : IAsyncDisposable
{
    // Read, or the full pipe stops it.
    private readonly Task<string[]> read = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    /// <summary>Tells it to stop (SIGTERM); its exit code, once it has.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await process.WaitForExitAsync(patience.Token);
        await read;
        return process.ExitCode;
    }

    /// <summary>What it printed, once it has ended.</summary>
    public async Task<string> PrintedAsync() => (await read)[0];

    /// <summary>Waits until it has come as far in its start as to need an assembly.</summary>
    public async Task UntilLoadedAsync(string assembly)
    {
        for (var end = DateTime.UtcNow.AddMinutes(1); !(await File.ReadAllTextAsync($"/proc/{process.Id}/maps")).Contains($"/{assembly}.dll", StringComparison.Ordinal); await Task.Delay(10))
        {
            Assert.True(DateTime.UtcNow < end, $"never loaded: {assembly}");
        }
    }

    /// <summary>What it wrote to where faults are said, once it has ended.</summary>
    public async Task<string> ComplainedAsync() => (await read)[1];

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        await read;
        process.Dispose();
    }
}
