using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RightsRequests.Casework;

/// <summary>Fires timers that are due; any number of processes may do so side by side.</summary>
public sealed class TimerWorker(IServiceScopeFactory scopes, ILogger<TimerWorker> log) : PollingWorker(scopes, log, lanes: 1)
{
    internal const int AtOnce = 16;

    protected override Task<bool> DoOneAsync(IServiceProvider scope, CancellationToken cancel) =>
        scope.GetRequiredService<TimerRunner>().RunSomeAsync(AtOnce, cancel);
}
