using System.Collections.Concurrent;
using RightsRequests.Contracts;
using RightsRequests.Holders;

namespace RightsRequests.Bus;

/// <summary>Keeps queries in the process; they die with it. A person then decides without the holders, as when they are silent.</summary>
internal sealed class InMemoryBus : IQueryBus
{
    private readonly ConcurrentQueue<RightsQuery> queries = new();

    public Task PublishAsync(string holder, RightsQuery query, CancellationToken cancel)
    {
        queries.Enqueue(query);
        return Task.CompletedTask;
    }
}
