using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Letters;
using RightsRequests.Storage;

namespace RightsRequests.Correspondence;

/// <summary>Once a day renews the proofs of letters that end within a quarter of a year; what fails is tried again the next day.</summary>
/// <remarks>A letter with a mere timestamp (B-T) is raised to B-LTA: a timestamp over a timestamp proves nothing once nobody tells any more whether the first one's key had been revoked.</remarks>
public sealed class RenewalWorker(IServiceScopeFactory scopes, LetterSigner signer, RealTime realTime, ILogger<RenewalWorker> log) : BackgroundService
{
    private static readonly Duration Ahead = Duration.FromDays(90);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (signer.Level < SigningLevel.Timestamped)
        {
            return;
        }

        await Task.Delay(AfterStart, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await RenewAsync(stoppingToken);
            await Task.Delay(Day, stoppingToken);
        }
    }

    private async Task RenewAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await foreach (var letter in scope.ServiceProvider.GetRequiredService<LetterRenewal>().RenewAsync(realTime.Clock.GetCurrentInstant() + Ahead, dryRun: false, cancel))
            {
                if (letter.Failure is not null)
                {
                    log.LogWarning("Letter {Letter} of case {Case}: proof to {Ends} not renewed, tried again tomorrow: {Failure}", letter.Letter, letter.Case, letter.Ends, letter.Failure);
                    continue;
                }

                log.LogInformation("Letter {Letter} of case {Case}: proof to {Ends} renewed to {Renewed}", letter.Letter, letter.Case, letter.Ends, letter.Renewed);
            }
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.LogError("Renewing letters failed and is tried again tomorrow: {Failure}", FailureText.Of(failure));
        }
    }
}
