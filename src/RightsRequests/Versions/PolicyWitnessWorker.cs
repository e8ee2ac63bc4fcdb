using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RightsRequests.Casework;
using RightsRequests.Storage;

namespace RightsRequests.Versions;

/// <summary>Notes the files of the pack once, when the office starts to work by them.</summary>
internal sealed class PolicyWitnessWorker(IServiceScopeFactory scopes, PolicyWitness witness, ILogger<PolicyWitnessWorker> log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!witness.Noted && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await witness.NoteAsync(scope.ServiceProvider.GetRequiredService<OfficeDb>(), stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The versions of the policy pack are not noted yet: {Failure}", FailureText.Of(failure));
                await Task.Delay(AfterFailure, stoppingToken);
            }
        }
    }
}
