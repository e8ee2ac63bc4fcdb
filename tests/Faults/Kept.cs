using System.Diagnostics;

namespace RightsRequests.Faults;

/// <summary>A process kept alive as a service manager would: ended by itself or killed, it is started again.</summary>
public sealed class Kept : IAsyncDisposable
{
    private readonly Func<ProcessStartInfo> start;
    private readonly string log;
    private readonly CancellationTokenSource stop = new();
    private readonly Task keeping;
    private Process? process;
    private TimeSpan pause = TimeSpan.FromSeconds(1);
    private bool killed;

    public Kept(string log, Func<ProcessStartInfo> start)
    {
        (this.start, this.log) = (start, log);
        keeping = KeepAsync();
    }

    /// <summary>Times it ended though nobody killed it.</summary>
    public int EndedByItself { get; private set; }

    /// <summary>kill -9, and for how long it stays away.</summary>
    public void Kill(TimeSpan away)
    {
        (killed, pause) = (true, away);
        process?.Kill();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (process is { HasExited: false } running)
        {
            await Shell.TryAsync("kill", "-TERM", $"{running.Id}");
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(25));
            await running.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!running.HasExited)
            {
                running.Kill(entireProcessTree: true);
            }
        }

        await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task KeepAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            process = Process.Start(start())!;
            var writing = Task.WhenAll(WriteAsync(process.StandardOutput), WriteAsync(process.StandardError));
            await process.WaitForExitAsync(CancellationToken.None);
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!killed && !stop.IsCancellationRequested)
            {
                EndedByItself++;
            }

            var wait = pause;
            (killed, pause) = (false, TimeSpan.FromSeconds(1));
            await Task.Delay(wait, stop.Token);
        }
    }

    private async Task WriteAsync(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            lock (stop)
            {
                File.AppendAllText(log, line + "\n");
            }
        }
    }
}
