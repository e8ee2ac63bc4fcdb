using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RightsRequests.Casework;
using RightsRequests.Storage;

namespace RightsRequests.Retention;

/// <summary>Erases what is kept no longer, and takes the wrapping keys of what was erased out of the key file, again and again.</summary>
internal sealed class RetentionWorker(IServiceScopeFactory scopes, ClockWatch clocks, ILogger<RetentionWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);
    private bool looked;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await RunAsync(stoppingToken);
            await Task.Delay(Every, stoppingToken);
        }
    }

    // What is erased must be erased from back-ups too, or it is not said to be.
    private static async Task<string?> RefusalAsync(KeyCutter cutter, CancellationToken cancel)
    {
        try
        {
            await cutter.RequireAsync(cancel);
            return null;
        }
        catch (InvalidOperationException refused)
        {
            return refused.Message;
        }
    }

    private async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var desk = scope.ServiceProvider.GetRequiredService<RetentionDesk>();
            // First of all: under a wrong file everything looks erased.
            if (await RefusalAsync(scope.ServiceProvider.GetRequiredService<KeyCutter>(), cancel) is { } why)
            {
                log.LogError("La conservation n'efface rien / retention erases nothing: {Why}", why);
                return;
            }

            // By a clock that is ahead, files would be erased before their time, for good.
            if (await clocks.IsAheadAsync(cancel))
            {
                log.LogError("La conservation n'efface rien / retention erases nothing: {Why}", ClockWatch.Ahead);
                return;
            }

            // A back-up is restored while nobody serves: once is enough.
            if (!looked && await desk.ErasedSinceBackupAsync(cancel) is > 0 and var again)
            {
                log.LogWarning("A restored back-up held {Erased} requests erased since; they were erased again", again);
            }

            looked = true;
            var report = await desk.RunAsync(dryRun: false, cancel);
            if (report.Erased > 0)
            {
                log.LogInformation("Retention: {Erased} requests erased, {Kept} kept beyond their time", report.Erased, report.Requests.Count - report.Erased);
            }
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.LogError("Retention failed and is tried again: {Failure}", FailureText.Of(failure));
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<KeyCutter>().CutAsync(cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // Erased it is; what fails is that back-ups become unreadable too.
            log.LogError("Destroyed keys were not taken out of the key file, which is tried again: {Failure}", FailureText.Of(failure));
        }
    }
}
