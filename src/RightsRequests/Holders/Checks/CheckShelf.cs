using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.Holders.Checks;

/// <summary>Queries of a check that wait to be fetched; fetched and not answered, they are offered again.</summary>
internal sealed class CheckShelf(TimeSpan lease)
{
    private readonly Lock own = new();
    private readonly List<Entry> entries = [];

    public void Add(byte[] body, string? queryId)
    {
        lock (own)
        {
            entries.Add(new(body, queryId));
        }
    }

    public void Answered(string queryId)
    {
        lock (own)
        {
            entries.RemoveAll(entry => entry.QueryId == queryId && entry.Offered is not null);
        }
    }

    /// <summary>What a fetch gets: a list of queries with their traces, or something broken alone; empty where nothing waits.</summary>
    public (byte[] Body, string? Traces) Take()
    {
        lock (own)
        {
            var due = entries.Where(entry => entry.Offered is not { } offered || TimeProvider.System.GetElapsedTime(offered) > lease).ToList();
            if (due.Find(entry => entry.QueryId is null) is { } broken)
            {
                entries.Remove(broken);
                return (IsJson(broken.Body) ? [(byte)'[', .. broken.Body, (byte)']'] : broken.Body is [] ? "x"u8.ToArray() : broken.Body, null);
            }

            due.ForEach(entry => entry.Offered = TimeProvider.System.GetTimestamp());
            return due.Count == 0 ? ([], null)
                : ([(byte)'[', .. due.SelectMany((entry, at) => at == 0 ? entry.Body : [(byte)',', .. entry.Body]), (byte)']'], RightsTrace.Write(due.Select(entry => (entry.QueryId!, (string?)entry.Trace))));
        }
    }

    private static bool IsJson(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private sealed class Entry(byte[] body, string? queryId)
    {
        public byte[] Body { get; } = body;

        public string? QueryId { get; } = queryId;

        // Offered again, it is the same query still.
        public string Trace { get; } = CheckTrace.New();

        public long? Offered { get; set; }
    }
}
