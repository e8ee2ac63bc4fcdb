using RightsRequests.Contracts;

namespace RightsRequests.Holders;

/// <summary>Puts a query where its holder finds it; returns once the broker has it. Queries are published side by side.</summary>
public interface IQueryBus
{
    /// <param name="holder">Holder id: the routing key.</param>
    /// <param name="query">The query; each call is one sending with its own message id.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="QueryBusAwayException">The broker is away, or takes nothing now.</exception>
    Task PublishAsync(string holder, RightsQuery query, CancellationToken cancel);

    /// <summary>False where queries now wait for the broker to come back.</summary>
    Task<bool> IsReachableAsync(CancellationToken cancel);
}

/// <summary>Queries cannot be put anywhere for now; that is no fault of theirs, and they wait.</summary>
/// <param name="because">What happened.</param>
public sealed class QueryBusAwayException(Exception because) : Exception("The broker takes no queries now.", because);
