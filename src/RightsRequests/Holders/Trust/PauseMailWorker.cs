using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RightsRequests.Casework;

namespace RightsRequests.Holders;

/// <summary>Sends the mails about paused holders, again and again until they leave.</summary>
internal sealed class PauseMailWorker(IServiceScopeFactory scopes, ILogger<PauseMailWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<PauseMail>().SendAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("A mail about a paused holder was not sent and is tried again: {Failure}", FailureText.Of(failure));
            }

            await Task.Delay(Every, stoppingToken);
        }
    }
}
