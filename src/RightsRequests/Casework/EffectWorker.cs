using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RightsRequests.Casework;

/// <summary>Carries out effects; any number of processes may do so side by side.</summary>
public sealed class EffectWorker(IServiceScopeFactory scopes, ILogger<EffectWorker> log) : PollingWorker(scopes, log, Lanes)
{
    internal const int AtOnce = 8;
    internal const int Together = 64;

    // Effects mostly wait for something else; what they bring about at the same moment shares its commit.
    internal const int Lanes = 8;

    protected override Task<bool> DoOneAsync(IServiceProvider scope, CancellationToken cancel) =>
        scope.GetRequiredService<EffectRunner>().RunSomeAsync(AtOnce, Together, cancel);
}
