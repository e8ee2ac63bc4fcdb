using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Retention;

/// <summary>Destroys the key of a request, in one transaction with the entry that says so in the trail of each of its cases.</summary>
/// <remarks>What stays is the entry of the register: reference, rights, dates, outcomes and grounds, and the trail, which names nobody but staff.</remarks>
internal sealed class RequestEraser(OfficeDb db, AuditChain chain, IClock clock)
{
    /// <summary>What the trail calls it.</summary>
    public const string Happening = "erased";

    /// <summary>Locks the cases of a request until the transaction ends; null where it was erased meanwhile.</summary>
    public async Task<IReadOnlyList<CaseRow>?> LockAsync(Guid requestId, CancellationToken cancel)
    {
        var cases = await db.Cases.FromSql($"SELECT * FROM cases WHERE request_id = {requestId} ORDER BY id FOR UPDATE").AsNoTracking().ToListAsync(cancel);
        return await db.Requests.AnyAsync(row => row.Id == requestId && row.ErasedAt == null, cancel) ? cases : null;
    }

    /// <summary>In the caller's transaction, on cases that it has locked.</summary>
    /// <param name="requestId">The request.</param>
    /// <param name="cases">All its cases.</param>
    /// <param name="actor">Who answers for it.</param>
    /// <param name="why">A word, never a text: the trail holds nothing of a person.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task EraseAsync(Guid requestId, IReadOnlyList<CaseRow> cases, string actor, string why, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        foreach (var one in cases)
        {
            var entry = chain.Continue(one.Id, one.AuditLength, one.AuditHead, [new AuditNote(Happening, actor, why)], now)[0];
            db.Add(entry);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            // A case that was still open has had no answer: it ends as one that nobody pursues.
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE cases SET content = '', version = version + 1, assignee = NULL, message_waiting = FALSE, waiting_for = NULL, waiting_holders = ARRAY[]::text[], spam = FALSE,
                    state = CASE WHEN state = 'open' THEN 'withdrawn' ELSE state END, audit_length = {entry.Number}, audit_head = {entry.Hash}
                WHERE id = {one.Id}
                """,
                cancel);
        }

        await ForgetAsync([.. cases.Select(one => one.Id)], cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM case_keys WHERE request_id = {requestId};
            DELETE FROM search_tokens WHERE request_id = {requestId};
            DELETE FROM request_files WHERE request_id = {requestId};
            DELETE FROM access_sessions WHERE request_id = {requestId};
            UPDATE requests SET content = '', erased_at = {now} WHERE id = {requestId};
            """,
            cancel);
    }

    // Nothing of it can be read without the key; it goes all the same, lest it lie about for ever.
    private Task<int> ForgetAsync(Guid[] cases, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
        DELETE FROM effects WHERE case_id = ANY({cases});
        DELETE FROM timers WHERE case_id = ANY({cases});
        DELETE FROM inbox WHERE case_id = ANY({cases});
        DELETE FROM holder_answers WHERE case_id = ANY({cases});
        DELETE FROM waiting_queries WHERE case_id = ANY({cases});
        DELETE FROM holder_invitations WHERE case_id = ANY({cases});
        DELETE FROM dsr_requests WHERE case_id = ANY({cases});
        DELETE FROM dsr_sendings WHERE case_id = ANY({cases});
        DELETE FROM holder_files WHERE case_id = ANY({cases});
        DELETE FROM holder_content_chunks WHERE query_id IN (SELECT query_id FROM holder_contents WHERE case_id = ANY({cases}));
        DELETE FROM holder_contents WHERE case_id = ANY({cases});
        DELETE FROM postings WHERE case_id = ANY({cases});
        DELETE FROM mails WHERE case_id = ANY({cases});
        DELETE FROM evidence_keys WHERE evidence_id IN (SELECT id FROM evidence WHERE case_id = ANY({cases}));
        UPDATE evidence SET content = NULL WHERE case_id = ANY({cases});
        UPDATE incidents SET content = NULL, open = FALSE WHERE case_id = ANY({cases});
        DELETE FROM letters WHERE case_id = ANY({cases}) AND (NOT signed OR proof IS NULL);
        UPDATE letters SET pdf = '' WHERE case_id = ANY({cases});
        UPDATE case_figures SET state = 'withdrawn', outcome = 'withdrawn', suspended = FALSE, suspended_on = NULL WHERE case_id = ANY({cases}) AND state = 'open';
        """,
        cancel);
}
