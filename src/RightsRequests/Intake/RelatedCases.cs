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
