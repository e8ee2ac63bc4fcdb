using System.Collections.Concurrent;
using RightsRequests.Contracts;
using RightsRequests.Holders;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>Keeps what was asked.</summary>
internal sealed class WaitingBus : IQueryBus
{
    public ConcurrentQueue<(string Holder, RightsQuery Query)> Asked { get; } = new();

    /// <summary>What happens on the way, before it is there.</summary>
    public Func<RightsQuery, CancellationToken, Task>? Publishing { get; set; }

    public async Task PublishAsync(string holder, RightsQuery query, CancellationToken cancel)
    {
        await (Publishing?.Invoke(query, cancel) ?? Task.CompletedTask);
        Asked.Enqueue((holder, query));
    }

    public Task<bool> IsReachableAsync(CancellationToken cancel) => Task.FromResult(true);
}
