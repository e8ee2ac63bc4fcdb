using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit;

/// <summary>Reads a query as it came from the wire.</summary>
internal static class QueryReader
{
    /// <summary>The query, or what is wrong with it by the names of fields.</summary>
    public static (RightsQuery? Query, string? Fault) Read(ReadOnlySpan<byte> message)
    {
        try
        {
            var query = JsonSerializer.Deserialize<RightsQuery>(message, RightsJson.Options);
            return query switch
            {
                null => (null, "not a JSON object"),
                { Schema: not RightsQuery.CurrentSchema } => (null, $"schema is not {RightsQuery.CurrentSchema}"),
                { QueryId.Length: 0 or > RightsLimits.IdentifierLength } => (null, "queryId is empty or too long"),
                _ => (query, null),
            };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return (null, "not a query of this contract" + (fault is JsonException { Path: { } path } ? $" at {path}" : ""));
        }
    }
}
