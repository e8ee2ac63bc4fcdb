using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RightsRequests.Casework;

/// <summary>Does one thing after another, each in a scope of its own; waits a little where there is nothing to do. Told to stop, it ends what it has begun.</summary>
public abstract class PollingWorker(IServiceScopeFactory scopes, ILogger log, int lanes) : BackgroundService
{
    // Between two looks of a worker that has nothing to do, on average, however many lanes it has.
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    // Within the host's thirty seconds. What takes longer is cancelled, and another worker does it once its lease is over.
    private static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan SayAgain = TimeSpan.FromMinutes(1);

    // When each failure was last said. Their words are kinds and places of our own program: there are few.
    private readonly ConcurrentDictionary<string, long> said = new(StringComparer.Ordinal);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => Task.Run(() => LoopAsync(stoppingToken), stoppingToken)));

    /// <summary>True when there was something to do.</summary>
    protected abstract Task<bool> DoOneAsync(IServiceProvider scope, CancellationToken cancel);

    private async Task LoopAsync(CancellationToken stopping)
    {
        using var last = new CancellationTokenSource();
        await using var told = stopping.Register(() => last.CancelAfter(ToEnd));
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (!await DoOneAsync(scope.ServiceProvider, last.Token))
                {
                    // Lanes that went idle at the same moment do not look at the same moment.
                    await Task.Delay(Idle * lanes * (0.5 + Random.Shared.NextDouble()), stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database may be away: a worker waits for it, it does not die.
                var text = FailureText.Of(failure);
                if (IsNews(text))
                {
                    log.LogError("A worker failed and goes on: {Failure}", text);
                }

                await Task.Delay(AfterFailure, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // All lanes fail each second for as long as the database is away: an hour of it would be thirty thousand lines that say the same.
    private bool IsNews(string failure)
    {
        var now = Stopwatch.GetTimestamp();
        return said.TryAdd(failure, now)
            || (said.TryGetValue(failure, out var then) && Stopwatch.GetElapsedTime(then, now) >= SayAgain && said.TryUpdate(failure, now, then));
    }
}
