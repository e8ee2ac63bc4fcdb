using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Locks a case for one event and reads what it is decided from, in one round trip of the caller's transaction.</summary>
internal sealed class CaseLock(OfficeDb db, ContentCipher cipher, IClock clock)
{
    private const string LockedRow =
        "SELECT id, request_id, reference, \"right\", state, step, due, received_on, assignee, controller, message_waiting, waiting_for, waiting_holders, spam, version, procedure_hash, content, opened_at, audit_length, audit_head, trace FROM cases WHERE id = $1 FOR UPDATE";

    // After the lock, each a statement of its own: it sees what was committed while we waited for it, an erasure among others.
    private const string FirstSight = """
        INSERT INTO inbox (case_id, event_key, at)
        SELECT id, $2, $3 FROM cases
        WHERE id = $1 AND ($4::bigint[] IS NULL OR version = ANY ($4))
        AND EXISTS (SELECT FROM case_keys WHERE case_keys.request_id = cases.request_id)
        AND ($5::text IS NULL OR EXISTS (SELECT FROM timers WHERE timers.case_id = $1 AND timers.key = $5 AND timers.fire_at <= $3))
        ON CONFLICT DO NOTHING RETURNING true
        """;

    private const string WrappedKey = "SELECT wrapped_key FROM case_keys WHERE request_id = (SELECT request_id FROM cases WHERE id = $1)";

    /// <summary>The case, locked until the transaction ends; null where there is none.</summary>
    public async Task<LockedCase?> TakeAsync(Guid caseId, CaseEvent happened, IReadOnlyCollection<long>? seenVersions, CancellationToken cancel)
    {
        await using var batch = OfficeBatch.In(db);
        batch.Say(LockedRow, caseId);
        batch.Say(FirstSight, caseId, happened.Key, clock.GetCurrentInstant(), seenVersions?.ToArray(), (happened as TimerFired)?.Timer);
        batch.Say(WrappedKey, caseId);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
        {
            return null;
        }

        var row = Read(reader);
        await reader.NextResultAsync(cancel);
        var isNew = await reader.ReadAsync(cancel);
        await reader.NextResultAsync(cancel);
        var key = await reader.ReadAsync(cancel) ? cipher.TryUnwrap((byte[])reader[0]) : null;
        return new(row, key, isNew);
    }

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
/// <param name="IsNew">False for an event that was seen before, or a timer that is gone: nothing happens then.</param>
internal sealed record LockedCase(CaseRow Row, DataKey? Key, bool IsNew);
