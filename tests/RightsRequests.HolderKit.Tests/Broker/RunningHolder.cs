using System.Collections.Concurrent;
using System.Diagnostics;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

/// <summary>A holder that runs until it is disposed and counts how often it acted.</summary>
internal sealed class RunningHolder : IDataHolder, IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Task running;
    private readonly ConcurrentDictionary<string, int> acted = new();

    public RunningHolder(PrivateBroker broker, string holder)
    {
        var client = new HolderClient(HolderConnection.FromFile(broker.Address, holder, broker.Credentials), this, observe: Events.Enqueue);
        running = client.RunAsync(stopping.Token);
    }

    public ConcurrentQueue<HolderEvent> Events { get; } = new();

    /// <summary>How often it acted on this query; one of an earlier test may come again.</summary>
    public int ActedOn(RightsQuery query) => acted.GetValueOrDefault(query.QueryId);

    public Task<HolderReply> AnswerAsync(RightsQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(HolderReply.Done() with { Actions = new AnswerActions { Erased = acted.AddOrUpdate(query.QueryId, 1, (_, times) => times + 1) } });

    public async Task UntilAsync<T>() where T : HolderEvent
    {
        // Only a fault waits that long.
        for (var waiting = Stopwatch.StartNew(); !Events.OfType<T>().Any(); await Task.Delay(50))
        {
            if (waiting.Elapsed > TimeSpan.FromMinutes(3))
            {
                throw new TimeoutException($"{typeof(T).Name} never happened.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }
}
