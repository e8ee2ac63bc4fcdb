using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RightsRequests.Storage;

namespace RightsRequests.Casework;

/// <summary>Fires timers that are due; any number of processes may do so side by side. One whose clock is ahead fires none, and says so.</summary>
public sealed class TimerWorker(IServiceScopeFactory scopes, ClockWatch clocks, ILogger<TimerWorker> log) : PollingWorker(scopes, log, lanes: 1)
{
    internal const int AtOnce = 16;

    private bool ahead;

    protected override async Task<bool> DoOneAsync(IServiceProvider scope, CancellationToken cancel)
    {
        if (await clocks.IsAheadAsync(cancel))
        {
            if (!ahead)
            {
                log.LogError("Aucune échéance ne se déclenche ici / no timer fires here: {Why}", ClockWatch.Ahead);
            }

            ahead = true;
            return false;
        }

        ahead = false;
        return await scope.GetRequiredService<TimerRunner>().RunSomeAsync(AtOnce, cancel);
    }
}
