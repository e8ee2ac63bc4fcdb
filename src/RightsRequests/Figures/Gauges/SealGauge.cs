using Microsoft.Extensions.Hosting;
using RightsRequests.Letters;
using RightsRequests.Storage;

namespace RightsRequests.Figures;

/// <summary>Tells operators, in the metrics of each worker, when a new certificate is due: after its last day no letter is sealed.</summary>
internal sealed class SealGauge : IHostedService
{
    public SealGauge(SealRing seals, RealTime realTime) =>
        OfficeMeter.Meter.CreateObservableGauge("seal_days_left", () => (seals.FirstToEnd.Ends - realTime.Clock.GetCurrentInstant()).TotalDays, description: "Days until the certificate of the seal that ends first ends; below 0: it has.");

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
