using System.Collections.Concurrent;
using RightsRequests.Contracts;
using RightsRequests.Holders;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>Keeps what was asked.</summary>
internal sealed class WaitingBus : IQueryBus
{
    public ConcurrentQueue<(string Holder, RightsQuery Query)> Asked { get; } = new();

    public Task PublishAsync(string holder, RightsQuery query, CancellationToken cancel)
    {
        Asked.Enqueue((holder, query));
        return Task.CompletedTask;
    }

    public Task<bool> IsReachableAsync(CancellationToken cancel) => Task.FromResult(true);
}
