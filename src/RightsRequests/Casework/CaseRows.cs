using RightsRequests.Storage;

namespace RightsRequests.Casework;

/// <summary>The rows of cases, written.</summary>
internal static class CaseRows
{
    public static void Insert(OfficeBatch batch, IReadOnlyList<CaseRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        batch.Say(
            """
            INSERT INTO cases (id, request_id, reference, "right", controller, received_on, procedure_hash, opened_at, state, step, due, assignee, version, content, audit_length, audit_head, waiting_for, waiting_holders, spam, trace)
            SELECT id, request_id, reference, "right", controller, received_on, procedure_hash, opened_at, state, step, due, assignee, version, content, audit_length, audit_head, waiting_for, string_to_array(holders, ' '), spam, trace
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::date[], $7::text[], $8::timestamptz[], $9::text[], $10::text[], $11::date[], $12::text[], $13::bigint[], $14::bytea[], $15::int[], $16::bytea[], $17::text[], $18::text[], $19::bool[], $20::text[])
                AS new (id, request_id, reference, "right", controller, received_on, procedure_hash, opened_at, state, step, due, assignee, version, content, audit_length, audit_head, waiting_for, holders, spam, trace)
            """,
            rows.Column(one => one.Id), rows.Column(one => one.RequestId), rows.Column(one => one.Reference), rows.Column(one => one.Right), rows.Column(one => one.Controller), rows.Column(one => one.ReceivedOn), rows.Column(one => one.ProcedureHash), rows.Column(one => one.OpenedAt),
            rows.Column(one => one.State), rows.Column(one => one.Step), rows.Column(one => one.Due), rows.Column(one => one.Assignee), rows.Column(one => one.Version), rows.Column(one => one.Content), rows.Column(one => one.AuditLength), rows.Column(one => one.AuditHead),
            rows.Column(one => one.WaitingFor), Holders(rows), rows.Column(one => one.Spam), rows.Column(one => one.Trace));
    }

    public static void Update(OfficeBatch batch, IReadOnlyList<CaseRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        batch.Say(
            """
            UPDATE cases SET state = now.state, step = now.step, due = now.due, assignee = now.assignee, version = now.version, content = now.content,
                audit_length = now.audit_length, audit_head = now.audit_head, message_waiting = now.message_waiting, procedure_hash = now.procedure_hash,
                waiting_for = now.waiting_for, waiting_holders = string_to_array(now.holders, ' '), spam = now.spam, trace = now.trace
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::text[], $6::bigint[], $7::bytea[], $8::int[], $9::bytea[], $10::bool[], $11::text[], $12::text[], $13::text[], $14::bool[], $15::text[])
                AS now (id, state, step, due, assignee, version, content, audit_length, audit_head, message_waiting, procedure_hash, waiting_for, holders, spam, trace)
            WHERE cases.id = ANY ($1) AND cases.id = now.id
            """,
            rows.Column(one => one.Id), rows.Column(one => one.State), rows.Column(one => one.Step), rows.Column(one => one.Due), rows.Column(one => one.Assignee), rows.Column(one => one.Version), rows.Column(one => one.Content),
            rows.Column(one => one.AuditLength), rows.Column(one => one.AuditHead), rows.Column(one => one.MessageWaiting), rows.Column(one => one.ProcedureHash),
            rows.Column(one => one.WaitingFor), Holders(rows), rows.Column(one => one.Spam), rows.Column(one => one.Trace));
    }

    // As text: an array of arrays would have to be as long everywhere. No id of a holder has a space.
    private static string[] Holders(IReadOnlyList<CaseRow> rows) => rows.Column(one => string.Join(' ', one.WaitingHolders));
}
