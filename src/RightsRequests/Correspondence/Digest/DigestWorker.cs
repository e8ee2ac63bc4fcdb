using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RightsRequests.Casework;

namespace RightsRequests.Correspondence;

/// <summary>Sends the day's digests, where they are wanted.</summary>
internal sealed class DigestWorker(OfficeOptions options, IServiceScopeFactory scopes, ILogger<DigestWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Digests && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<DigestDesk>().SendAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("A digest was not sent and is tried again: {Failure}", FailureText.Of(failure));
            }

            await Task.Delay(Every, stoppingToken);
        }
    }
}
