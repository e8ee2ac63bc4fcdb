using NodaTime;
using Npgsql;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Locks cases for the events that happen to them and reads what is decided from, in one round trip of the caller's transaction.</summary>
internal sealed class CaseLock(OfficeDb db, ContentCipher cipher)
{
    private const string Named = "= ANY ($1)";

    private const string Asking = "IN (SELECT case_id FROM holder_queries WHERE query_id = ANY ($1))";

    // After the lock, in statements of their own: they see what was committed while we waited for it, an erasure among others. One look at each key: the planner would read tables whole while they are small.
    private const string KeysAndSeen = """
        SELECT one.case_id, one.event_key,
            (SELECT wrapped_key FROM case_keys WHERE request_id = (SELECT request_id FROM cases WHERE cases.id = one.case_id)),
            (SELECT true FROM inbox WHERE inbox.case_id = one.case_id AND inbox.event_key = one.event_key)
        """;

    private const string OfCases = KeysAndSeen + " FROM unnest($1::uuid[], $2::text[]) AS one (case_id, event_key)";

    private const string OfQueries = $"""
        WITH one AS MATERIALIZED (
            SELECT query_id, event_key,
                (SELECT case_id FROM holder_queries WHERE holder_queries.query_id = told.query_id),
                (SELECT holder FROM holder_queries WHERE holder_queries.query_id = told.query_id)
            FROM unnest($1::uuid[], $2::text[]) AS told (query_id, event_key))
        {KeysAndSeen}, one.query_id, one.holder FROM one WHERE one.case_id IS NOT NULL
        """;

    /// <summary>Those that there are, locked until the transaction ends.</summary>
    /// <param name="all">Of any cases.</param>
    /// <param name="wait">For those that another transaction holds; where false, they are left out.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyDictionary<Guid, LockedCase>> TakeAsync(IReadOnlyList<CaseHappening> all, bool wait, CancellationToken cancel)
    {
        var cases = all.Select(one => one.CaseId).Distinct().ToArray();
        await using var batch = OfficeBatch.In(db);
        batch.LookUp();
        batch.Say(LockedRows(Named) + (wait ? "" : " SKIP LOCKED"), cases);
        batch.Say(OfCases, all.Column(one => one.CaseId), all.Column(one => one.Happened.Key));
        batch.Say(Timers(Named), cases);
        return await ReadAsync(batch, cancel);
    }

    /// <summary>The cases of those queries that there are, locked until the transaction ends.</summary>
    /// <param name="queries">Each with the key of the event that its answer would be; null: of none.</param>
    /// <param name="asked">Takes the queries with whom they ask and their cases.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyDictionary<Guid, LockedCase>> TakeAsync(IReadOnlyList<(Guid QueryId, string? EventKey)> queries, ICollection<(Guid QueryId, string Holder, Guid CaseId)> asked, CancellationToken cancel)
    {
        var ids = queries.Column(one => one.QueryId);
        await using var batch = OfficeBatch.In(db);
        batch.LookUp();
        batch.Say(LockedRows(Asking), ids);
        batch.Say(OfQueries, ids, queries.Column(one => one.EventKey));
        batch.Say(Timers(Asking), ids);
        return await ReadAsync(batch, cancel, reader => asked.Add((reader.GetGuid(4), reader.GetString(5), reader.GetGuid(0))));
    }

    // In order, so that no two that wait hold what the other one waits for.
    private static string LockedRows(string which) =>
        $"SELECT id, request_id, reference, \"right\", state, step, due, received_on, assignee, controller, message_waiting, waiting_for, waiting_holders, spam, version, procedure_hash, content, opened_at, audit_length, audit_head, trace FROM cases WHERE id {which} ORDER BY id FOR UPDATE";

    private static string Timers(string which) => $"SELECT case_id, key, fire_at FROM timers WHERE case_id {which}";

    private async Task<IReadOnlyDictionary<Guid, LockedCase>> ReadAsync(OfficeBatch batch, CancellationToken cancel, Action<NpgsqlDataReader>? also = null)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        List<CaseRow> rows = [];
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(Read(reader));
        }

        await reader.NextResultAsync(cancel);
        Dictionary<Guid, DataKey?> keys = [];
        List<(Guid CaseId, string Event)> seen = [];
        while (await reader.ReadAsync(cancel))
        {
            var caseId = reader.GetGuid(0);
            if (!keys.ContainsKey(caseId))
            {
                keys.Add(caseId, reader.IsDBNull(2) ? null : cipher.TryUnwrap((byte[])reader[2]));
            }

            if (!reader.IsDBNull(3))
            {
                seen.Add((caseId, reader.GetString(1)));
            }

            also?.Invoke(reader);
        }

        await reader.NextResultAsync(cancel);
        List<(Guid CaseId, CaseTimer Timer)> timers = [];
        while (await reader.ReadAsync(cancel))
        {
            timers.Add((reader.GetGuid(0), new(reader.GetString(1), reader.GetFieldValue<Instant>(2))));
        }

        var (seenOf, timersOf) = (seen.ToLookup(one => one.CaseId, one => one.Event), timers.ToLookup(one => one.CaseId, one => one.Timer));
        return rows.ToDictionary(row => row.Id, row => new LockedCase(row, keys[row.Id], [.. timersOf[row.Id]], seenOf[row.Id].ToHashSet()));
    }

    /// <summary>Notes the events as seen, under the locks.</summary>
    public void Note(OfficeBatch batch, IReadOnlyList<CaseHappening> seen, Instant now) => batch.Say(
        "INSERT INTO inbox (case_id, event_key, at) SELECT case_id, event_key, $3 FROM unnest($1::uuid[], $2::text[]) AS seen (case_id, event_key)",
        seen.Column(one => one.CaseId), seen.Column(one => one.Happened.Key), now);

    private static CaseRow Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        RequestId = reader.GetGuid(1),
        Reference = reader.GetString(2),
        Right = reader.GetString(3),
        State = reader.GetString(4),
        Step = reader.GetString(5),
        Due = reader.GetFieldValue<LocalDate>(6),
        ReceivedOn = reader.GetFieldValue<LocalDate>(7),
        Assignee = reader.IsDBNull(8) ? null : reader.GetString(8),
        Controller = reader.GetString(9),
        MessageWaiting = reader.GetBoolean(10),
        WaitingFor = reader.IsDBNull(11) ? null : reader.GetString(11),
        WaitingHolders = reader.GetFieldValue<string[]>(12),
        Spam = reader.GetBoolean(13),
        Version = reader.GetInt64(14),
        ProcedureHash = reader.GetString(15),
        Content = reader.GetFieldValue<byte[]>(16),
        OpenedAt = reader.GetFieldValue<Instant>(17),
        AuditLength = reader.GetInt32(18),
        AuditHead = reader.GetFieldValue<byte[]>(19),
        Trace = reader.IsDBNull(20) ? null : reader.GetString(20),
    };
}

/// <summary>A case under its lock.</summary>
/// <param name="Key">Null where the request was erased.</param>
/// <param name="Timers">As they are stored.</param>
/// <param name="Seen">Keys of the events that were seen before, of those that it was locked for.</param>
internal sealed record LockedCase(CaseRow Row, DataKey? Key, IReadOnlyList<CaseTimer> Timers, IReadOnlySet<string> Seen)
{
    /// <summary>Its state, where whoever locked it opened that already; null: nobody has.</summary>
    public CaseState? Opened { get; init; }
}
