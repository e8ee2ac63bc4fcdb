using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit;

/// <summary>Runs the holder's client with the host.</summary>
internal sealed class HolderService(
    IOptions<RightsHolderOptions> options, IDataHolder holder, HolderMetrics metrics, HolderHealth health, ILogger<HolderService> log) : BackgroundService
{
    // Read when the host starts, so that a missing setting stops it at once and says which.
    private readonly HolderClient client = Client(options.Value, holder, metrics, health, log);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await client.RunAsync(stoppingToken);
        }
        finally
        {
            health.Ended();
        }
    }

    private static HolderClient Client(RightsHolderOptions options, IDataHolder holder, HolderMetrics metrics, HolderHealth health, ILogger log) => new(
        options.Connection(),
        new Measured(holder, metrics),
        options.AnswersDirectory is { } directory ? new AnswerFolder(directory) : null,
        happened =>
        {
            metrics.Saw(happened);
            health.Saw(happened);
            var level = happened is HolderEvent.Connected or HolderEvent.Answered ? LogLevel.Information : LogLevel.Warning;
            log.Log(level, "{Happened}", happened);
        },
        options.LargeAnswers());

    private sealed class Measured(IDataHolder inner, HolderMetrics metrics) : IDataHolder
    {
        public Task<HolderReply> AnswerAsync(RightsQuery query, CancellationToken cancellationToken) =>
            metrics.MeasureAsync(query, () => inner.AnswerAsync(query, cancellationToken));
    }
}
