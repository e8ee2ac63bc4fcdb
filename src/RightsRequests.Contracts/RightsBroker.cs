namespace RightsRequests.Contracts;

/// <summary>The names that the engine and the data holders share on the broker. All are durable; the engine declares them.</summary>
public static class RightsBroker
{
    /// <summary>Topic exchange of the queries; the routing key is the holder's id.</summary>
    public const string QueriesExchange = "rights.queries";

    /// <summary>Fanout exchange of the answers.</summary>
    public const string AnswersExchange = "rights.answers";

    /// <summary>The quorum queue in which the engine receives the answers.</summary>
    public const string AnswersQueue = "rights.answers";

    /// <summary>The content type of queries and answers: plain JSON, UTF-8, no envelope.</summary>
    public const string ContentType = "application/json";

    /// <summary>The header of a query that bears its W3C trace context; an answer that bears it too stands in the same trace. Optional both ways.</summary>
    public const string TraceHeader = "traceparent";

    /// <summary>The quorum queue in which a holder finds its queries, connected or not.</summary>
    /// <param name="holder">The holder's id as in <c>workflows/holders.yaml</c>.</param>
    /// <exception cref="ArgumentException">The id is empty or longer than <see cref="RightsLimits.IdentifierLength"/>.</exception>
    public static string HolderQueue(string holder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(holder);
        if (holder.Length > RightsLimits.IdentifierLength)
        {
            throw new ArgumentException("A holder's id is too long.", nameof(holder));
        }

        return "holder." + holder;
    }
}
