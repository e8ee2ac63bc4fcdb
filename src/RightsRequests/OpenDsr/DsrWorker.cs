using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RightsRequests.Casework;

namespace RightsRequests.OpenDsr;

/// <summary>Asks processors how far they are; any number of processes may do so side by side.</summary>
internal sealed class DsrWorker(IServiceScopeFactory scopes, ILogger<DsrWorker> log) : PollingWorker(scopes, log, lanes: 1)
{
    protected override Task<bool> DoOneAsync(IServiceProvider scope, CancellationToken cancel) =>
        scope.GetRequiredService<DsrLooker>().LookAtOneAsync(cancel);
}
