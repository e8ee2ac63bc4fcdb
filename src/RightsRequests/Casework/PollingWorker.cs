using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RightsRequests.Casework;

/// <summary>Does one thing after another, each in a scope of its own; waits a little where there is nothing to do.</summary>
public abstract class PollingWorker(IServiceScopeFactory scopes, ILogger log, int lanes) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => Task.Run(() => LoopAsync(stoppingToken), stoppingToken)));

    /// <summary>True when there was something to do.</summary>
    protected abstract Task<bool> DoOneAsync(IServiceProvider scope, CancellationToken cancel);

    private async Task LoopAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (!await DoOneAsync(scope.ServiceProvider, cancel))
                {
                    await Task.Delay(Idle, cancel);
                }
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database may be away: a worker waits for it, it does not die.
                log.LogError("A worker failed and goes on: {Failure}", FailureText.Of(failure));
                await Task.Delay(AfterFailure, CancellationToken.None);
            }
        }
    }
}
