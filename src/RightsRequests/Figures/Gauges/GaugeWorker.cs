using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Storage;

namespace RightsRequests.Figures;

/// <summary>Looks every half minute how the office stands, for whoever reads the metrics of this process.</summary>
internal sealed class GaugeWorker : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly OfficeStateReader reader;
    private readonly ClockWatch clocks;
    private readonly ILogger<GaugeWorker> log;
    private OfficeState state = OfficeState.Unknown;
    private Duration apart = Duration.Zero;
    private bool known;

    public GaugeWorker(OfficeStateReader reader, ClockWatch clocks, ILogger<GaugeWorker> log, IReadOnlyList<string> roles)
    {
        (this.reader, this.clocks, this.log) = (reader, clocks, log);
        var meter = OfficeMeter.Meter;
        meter.CreateObservableGauge("cases_open", () => state.Cases.Select(one => new Measurement<long>(one.Count, new("right", one.Right), new("days_left", one.DaysLeft))), description: "Open cases, by right and days left of their time limit.");
        meter.CreateObservableGauge("cases_waiting", () => Values(state.Waiting, "whom"), description: "Open cases, by whom they wait for.");
        meter.CreateObservableGauge("cases_at_step", () => Values(state.Steps, "step"), description: "Open cases, by the step of their procedure.");
        meter.CreateObservableGauge("effects_pending", () => Values(state.Effects, "kind"), description: "Effects not carried out yet, by kind.");
        meter.CreateObservableGauge("effects_oldest_seconds", () => state.OldestEffectSeconds, "s", "For how long the oldest effect could have been carried out.");
        meter.CreateObservableGauge("timers_late", () => state.LateTimers, description: "Timers due for more than a minute.");
        meter.CreateObservableGauge("timers_oldest_seconds", () => state.OldestTimerSeconds, "s", "How late the latest timer is.");
        meter.CreateObservableGauge("incidents_open", () => Values(state.Incidents, "holder"), description: "Open incidents, by holder; - where it is none's.");
        meter.CreateObservableGauge("holder_asked", () => state.Asked.Select(one => new Measurement<long>(one.Count, new("holder", one.Holder), new("transport", one.Transport))), description: "Queries not answered yet, by holder and its transport.");
        meter.CreateObservableGauge(
            "holder_answer_seconds",
            () => state.AnswerSeconds.SelectMany(one => new[] { new Measurement<double>(one.Median, new("holder", one.Holder), new("quantile", "0.5")), new Measurement<double>(one.Slowest, new("holder", one.Holder), new("quantile", "0.95")) }),
            "s", "Time to answer of the last 24 hours, by holder.");
        meter.CreateObservableGauge("clock_apart_seconds", () => roles.Select(role => new Measurement<double>(apart.TotalSeconds, new KeyValuePair<string, object?>("role", role))), "s", "How far this process's clock is ahead of the database's, below 0: behind; by role of the process.");
        meter.CreateObservableGauge("state_known", () => Values([.. roles.Select(role => (role, known ? 1L : 0))], "role"), description: "1 where the figures above were read, 0 where the database is away; by role of the process.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                (apart, state, known) = (await clocks.ApartAsync(stoppingToken), await reader.ReadAsync(stoppingToken), true);
            }
            catch (Exception away) when (!stoppingToken.IsCancellationRequested)
            {
                // Old figures would look like a quiet office.
                (apart, state, known) = (Duration.Zero, OfficeState.Unknown, false);
                log.LogWarning("The figures for operators could not be read: {Failure}", FailureText.Of(away));
            }

            await Task.Delay(Every, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static IEnumerable<Measurement<long>> Values(IReadOnlyList<(string Label, long Count)> values, string label) =>
        values.Select(one => new Measurement<long>(one.Count, new KeyValuePair<string, object?>(label, one.Label)));
}
