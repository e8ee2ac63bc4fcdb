namespace RightsRequests.Contracts;

/// <summary>How a holder that fetches its queries learns their W3C trace contexts: several queries come in one answer, whose body is the contract's. Optional both ways: with its answer a holder sends the context back as <c>traceparent</c>.</summary>
public static class RightsTrace
{
    /// <summary>The header of an answer with queries: <c>queryId=traceparent</c>, parted by commas.</summary>
    public const string Header = "X-Rights-Trace";

    /// <summary>The header's value; null where no query bears a context.</summary>
    /// <param name="queries">Each query's id, and its context or null.</param>
    public static string? Write(IEnumerable<(string QueryId, string? Traceparent)> queries) =>
        string.Join(", ", queries.Where(one => one.Traceparent is not null).Select(one => $"{one.QueryId}={one.Traceparent}")) is { Length: > 0 } value ? value : null;

    /// <summary>The contexts by the queries' ids; what is none is left out.</summary>
    /// <param name="header">The header's value; null where there is none.</param>
    public static IReadOnlyDictionary<string, string> Read(string? header)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in (header ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=', 2) is [{ Length: > 0 } query, { Length: > 0 } traceparent])
            {
                found.TryAdd(query, traceparent);
            }
        }

        return found;
    }
}
