using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Contracts;
using RightsRequests.Figures;
using RightsRequests.Storage;

namespace RightsRequests.Holders;

/// <summary>Where queries lie that their holder fetches over HTTP. What was fetched and not answered is offered again after a while: at least once.</summary>
public sealed class QueryShelf(OfficeDb db, ContentCipher cipher, CaseVault vault, IClock clock)
{
    /// <summary>Queries handed out at once, at most.</summary>
    public const int MostAtOnce = 20;

    /// <summary>Lays a query down, or its later attempt in its place.</summary>
    internal async Task PlaceAsync(Guid caseId, string holder, RightsQuery query, CancellationToken cancel)
    {
        using var span = OfficeTrace.Publish(holder, query.QueryId);
        var content = cipher.Seal(await vault.KeyOfCaseAsync(caseId, cancel), JsonSerializer.SerializeToUtf8Bytes(query, RightsJson.Options), Purpose.WaitingQuery);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO waiting_queries (query_id, case_id, holder, attempt, content, placed_at, trace)
            VALUES ({Guid.Parse(query.QueryId)}, {caseId}, {holder}, {query.Attempt}, {content}, {clock.GetCurrentInstant()}, {OfficeTrace.Current})
            ON CONFLICT (query_id) DO UPDATE SET attempt = excluded.attempt, content = excluded.content, holder = excluded.holder, trace = excluded.trace, leased_until = NULL
            WHERE waiting_queries.attempt < excluded.attempt
            """,
            cancel);
    }

    /// <summary>The queries that wait, oldest first, as they go over the wire; they are kept from other fetchers for a while.</summary>
    /// <param name="holder">Whose.</param>
    /// <param name="lease">How long until they are offered again.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<FetchedQuery>> TakeAsync(string holder, Duration lease, CancellationToken cancel)
    {
        List<FetchedQuery> queries = [];
        foreach (var one in (await LeaseAsync(holder, lease, cancel)).OrderBy(one => one.PlacedAt).ThenBy(one => one.QueryId))
        {
            if (one.Closed && await vault.StateAsync(one.CaseId, cancel) is var state && !state.Queries.Any(query => query.Id == one.QueryId && state.Awaits(query)))
            {
                continue;
            }

            queries.Add(new(one.QueryId, cipher.Open(await vault.KeyOfCaseAsync(one.CaseId, cancel), one.Content, Purpose.WaitingQuery), one.Trace));
        }

        return queries;
    }

    // Of an ended case nothing is asked but whether its outcome still holds; of an erased request nothing at all. Each is looked up by itself: of a holder that was away, joined, all that wait would be read and sorted for each few.
    private Task<List<TakenQuery>> LeaseAsync(string holder, Duration lease, CancellationToken cancel) => OfficeBatch.TakeInOrderAsync(
        db,
        """
        UPDATE waiting_queries SET leased_until = clock_timestamp() + make_interval(secs => $1)
        WHERE query_id = ANY (ARRAY (
            SELECT query_id FROM waiting_queries waiting
            WHERE holder = $2 AND (leased_until IS NULL OR leased_until < clock_timestamp())
            AND NOT EXISTS (SELECT 1 FROM holder_pauses WHERE holder = $2 AND resumed_at IS NULL)
            AND (SELECT state FROM holder_queries asked WHERE asked.query_id = waiting.query_id) IN ('asked', 'overdue')
            AND (SELECT state FROM cases JOIN case_keys USING (request_id) WHERE cases.id = waiting.case_id) <> 'withdrawn'
            ORDER BY placed_at, query_id LIMIT $3 FOR UPDATE SKIP LOCKED))
        RETURNING query_id, case_id, content, placed_at, trace, (SELECT state FROM cases WHERE cases.id = waiting_queries.case_id) = 'closed'
        """,
        reader => new TakenQuery(reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<Instant>(3), reader.IsDBNull(4) ? null : reader.GetString(4), reader.GetBoolean(5)),
        cancel, lease.TotalSeconds, holder, MostAtOnce);

    /// <summary>Takes answered queries away, with what else is written of their answers.</summary>
    internal static void Remove(OfficeBatch batch, Guid[] queryIds) => batch.Say("DELETE FROM waiting_queries WHERE query_id = ANY ($1)", queryIds);

    private sealed record TakenQuery(Guid QueryId, Guid CaseId, byte[] Content, Instant PlacedAt, string? Trace, bool Closed);
}

/// <summary>A query as its holder fetches it.</summary>
/// <param name="QueryId">Its id.</param>
/// <param name="Body">As it goes over the wire.</param>
/// <param name="Trace">W3C trace context of its asking; null: nobody traces.</param>
public sealed record FetchedQuery(Guid QueryId, byte[] Body, string? Trace);
