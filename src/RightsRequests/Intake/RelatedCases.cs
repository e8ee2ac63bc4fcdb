using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>Finds the other cases of the same person through keyed hashes.</summary>
internal sealed class RelatedCases(OfficeDb db)
{
    /// <summary>Open cases of the person of a request, its own included.</summary>
    public Task<IReadOnlyList<RelatedCase>> OpenAsync(Guid requestId, CancellationToken cancel) =>
        ReadAsync(SamePerson.RequestsOf(db, requestId), cancel);

    /// <summary>Open cases of requests that share one of the tokens, locked until the transaction ends: none ends, and no other request of the person comes in, while a new one is filed.</summary>
    public async Task<IReadOnlyList<RelatedCase>> LockOpenAsync(IReadOnlyList<byte[]> samePerson, CancellationToken cancel)
    {
        var locks = samePerson.Select(token => BinaryPrimitives.ReadInt64BigEndian(token)).Order().ToArray();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(token) FROM unnest({locks}) AS token", cancel);
        var tokens = samePerson.ToArray();
        // Of the requests as a list: so many at most are looked up, however large the tables are and whatever is known of them.
        var cases = await db.Database.SqlQuery<OpenCase>(
            $"""
            SELECT id, "right" FROM cases
            WHERE state = 'open' AND request_id = ANY (ARRAY (SELECT request_id FROM search_tokens WHERE same_person AND token_hash = ANY ({tokens})))
            ORDER BY id FOR UPDATE
            """).ToListAsync(cancel);
        return [.. cases.Select(one => new RelatedCase(one.Id, Law.Vocabulary.Read<Right>(one.Right), Open: true))];
    }

    private sealed record OpenCase(Guid Id, string Right);

    /// <summary>All other cases of the person of a case, oldest first.</summary>
    public async Task<IReadOnlyList<CaseRow>> OthersAsync(CaseRow one, CancellationToken cancel)
    {
        var requests = SamePerson.RequestsOf(db, one.RequestId);
        return await db.Cases.AsNoTracking()
            .Where(row => row.Id != one.Id && (row.RequestId == one.RequestId || requests.Contains(row.RequestId)))
            .OrderBy(row => row.OpenedAt).ThenBy(row => row.Id)
            .ToListAsync(cancel);
    }

    private async Task<IReadOnlyList<RelatedCase>> ReadAsync(IQueryable<Guid> requests, CancellationToken cancel)
    {
        var open = CaseStatus.Open.Word();
        var cases = await db.Cases.AsNoTracking()
            .Where(row => requests.Contains(row.RequestId) && row.State == open)
            .Select(row => new { row.Id, row.Right })
            .ToListAsync(cancel);
        return [.. cases.Select(one => new RelatedCase(one.Id, Law.Vocabulary.Read<Right>(one.Right), Open: true))];
    }
}
