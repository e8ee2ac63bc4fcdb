using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RightsRequests.Casework;

namespace RightsRequests.Intake;

/// <summary>Ends drafts whose time is over, again and again.</summary>
internal sealed class DraftWorker(IServiceScopeFactory scopes, ILogger<DraftWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<DraftSweep>().RunAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Drafts were not swept and are swept again: {Failure}", FailureText.Of(failure));
            }

            await Task.Delay(Every, stoppingToken);
        }
    }
}
