using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RightsRequests.HolderKit;

/// <summary>Healthy while queries are received. Without a connection queries wait at the broker and nothing is lost:
/// a holder that is away is degraded, and one that ended is unhealthy.</summary>
internal sealed class HolderHealth : IHealthCheck
{
    private volatile State state = new(HealthStatus.Degraded, "not connected yet");

    public void Saw(HolderEvent happened) => state = happened switch
    {
        HolderEvent.Waiting waiting => new(HealthStatus.Degraded, "waiting for the broker: " + waiting.Reason),
        HolderEvent.Connected or HolderEvent.Answered => new(HealthStatus.Healthy, "connected"),
        _ => state,
    };

    public void Ended() => state = new(HealthStatus.Unhealthy, "stopped");

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(new HealthCheckResult(state.Status, state.Description));

    private sealed record State(HealthStatus Status, string Description);
}
