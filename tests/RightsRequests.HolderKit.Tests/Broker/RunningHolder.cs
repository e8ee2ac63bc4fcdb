using System.Collections.Concurrent;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

/// <summary>A holder that runs until it is disposed and counts how often it acted.</summary>
internal sealed class RunningHolder : IDataHolder, IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Task running;
    private int acted;

    public RunningHolder(PrivateBroker broker, string holder)
    {
        var client = new HolderClient(HolderConnection.FromFile(broker.Address, holder, broker.Credentials), this, observe: Events.Enqueue);
        running = client.RunAsync(stopping.Token);
    }

    public ConcurrentQueue<HolderEvent> Events { get; } = new();

    public int Acted => acted;

    public Task<HolderReply> AnswerAsync(RightsQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(HolderReply.Done() with { Actions = new AnswerActions { Erased = Interlocked.Increment(ref acted) } });

    public async Task UntilAsync<T>() where T : HolderEvent
    {
        for (var patience = DateTime.UtcNow.AddSeconds(60); !Events.OfType<T>().Any(); await Task.Delay(50))
        {
            if (DateTime.UtcNow > patience)
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
