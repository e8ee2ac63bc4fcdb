using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RightsRequests.Casework;

/// <summary>Does one thing again and again, in a scope of its own each time; what fails is logged and done again.</summary>
/// <param name="scopes">Of the services.</param>
/// <param name="log">Of the worker.</param>
/// <param name="every">The pause between.</param>
/// <param name="failed">A sentence for the log, without the failure.</param>
internal abstract class RegularWorker(IServiceScopeFactory scopes, ILogger log, TimeSpan every, string failed) : BackgroundService
{
    protected abstract Task DoAsync(IServiceProvider scope, CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await DoAsync(scope.ServiceProvider, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("{What}: {Failure}", failed, FailureText.Of(failure));
            }

            await Task.Delay(every, stoppingToken);
        }
    }
}
