using RightsRequests.Contracts;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Opens the queries that answers are about, and their cases, in one round trip of the caller's transaction.</summary>
internal sealed class AskedQueries(OfficeDb db, ContentCipher cipher, CaseStates states)
{
    // In order, so that no two that take answers wait for each other.
    private const string Lock = "SELECT FROM cases WHERE id IN (SELECT case_id FROM holder_queries WHERE query_id = ANY ($1)) ORDER BY id FOR UPDATE";

    private const string Asked = "SELECT query_id, holder, case_id FROM holder_queries WHERE query_id = ANY ($1)";

    // A statement of its own: it sees what was committed while we waited for the lock, an erasure among others.
    private const string Cases = """
        SELECT cases.id, wrapped_key, content FROM cases
        JOIN case_keys USING (request_id)
        WHERE cases.id IN (SELECT case_id FROM holder_queries WHERE query_id = ANY ($1))
        """;

    /// <summary>Those of them that there are, by id; their cases stay locked until the transaction ends. A query of an erased request is as unknown as one that never was: nothing of it can be opened any more.</summary>
    public async Task<IReadOnlyDictionary<Guid, AskedQuery>> LockAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, AskedQuery>();
        if (ids.Count == 0)
        {
            return found;
        }

        List<(Guid QueryId, string Holder, Guid CaseId)> asked = [];
        List<(Guid Id, byte[] WrappedKey, byte[] State)> stored = [];
        await using (var batch = OfficeBatch.In(db))
        {
            batch.LookUp();
            batch.Say(Lock, ids.ToArray());
            batch.Say(Asked, ids.ToArray());
            batch.Say(Cases, ids.ToArray());
            await using var reader = await batch.ExecuteReaderAsync(cancel);
            await reader.NextResultAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                asked.Add((reader.GetGuid(0), reader.GetString(1), reader.GetGuid(2)));
            }

            await reader.NextResultAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                stored.Add((reader.GetGuid(0), (byte[])reader[1], (byte[])reader[2]));
            }
        }

        var cases = SideBySide.Of(stored, one => Open(one.Id, one.WrappedKey, one.State)).OfType<AskedCase>().ToDictionary(one => one.Id);
        foreach (var (queryId, holder, caseId) in asked)
        {
            if (cases.GetValueOrDefault(caseId) is { } opened)
            {
                found[queryId] = new(queryId, holder, opened);
            }
        }

        return found;
    }

    private AskedCase? Open(Guid id, byte[] wrappedKey, byte[] state) =>
        cipher.TryUnwrap(wrappedKey) is { } key ? new(id, key, states.Open(id, key, state)) : null;
}

/// <summary>A query that was asked once.</summary>
/// <param name="Holder">Who was asked.</param>
internal sealed record AskedQuery(Guid QueryId, string Holder, AskedCase Case)
{
    /// <summary>As the case has it now; null where it no longer asks it.</summary>
    public HolderQuery? Asked => Case.State.Queries.FirstOrDefault(one => one.Id == QueryId);
}

/// <summary>A case that answers are about.</summary>
internal sealed class AskedCase(Guid id, DataKey key, CaseState state)
{
    public Guid Id => id;

    public DataKey Key => key;

    /// <summary>As the last decision of this transaction left it.</summary>
    public CaseState State { get; private set; } = state;

    /// <returns>Why it raised an incident; null where it did not.</returns>
    public string? Take(Decision decision)
    {
        if (decision is not Applied { State: var now })
        {
            return null;
        }

        var before = State.Incidents.Count;
        State = now;
        return now.Incidents.Count > before ? now.Incidents[^1].Reason : null;
    }
}

/// <summary>A message of a holder, read.</summary>
internal sealed record ReadMessage(ArrivedMessage Message, AnswerReading Reading)
{
    /// <summary>The query that it is about, as far as it says so.</summary>
    public Guid? QueryId { get; } =
        Guid.TryParse(Reading is AnswerReading.Valid { Answer: var answer } ? answer.QueryId : Message.CorrelationId, out var id) ? id : null;

    public static ReadMessage Of(ArrivedMessage message) => new(message, AnswerReader.Read(message.Body));
}
