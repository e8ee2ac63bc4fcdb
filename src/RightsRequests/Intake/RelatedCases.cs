using Microsoft.EntityFrameworkCore;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>Finds the other cases of the same person through keyed hashes.</summary>
internal sealed class RelatedCases(OfficeDb db)
{
    /// <summary>Open cases of the person of a request, its own included.</summary>
    public Task<IReadOnlyList<RelatedCase>> OpenAsync(Guid requestId, CancellationToken cancel)
    {
        var tokens = db.SearchTokens.Where(row => row.RequestId == requestId && row.SamePerson).Select(row => row.TokenHash);
        return ReadAsync(db.SearchTokens.Where(row => row.SamePerson && tokens.Contains(row.TokenHash)).Select(row => row.RequestId), cancel);
    }

    /// <summary>Open cases of requests that share one of the tokens.</summary>
    public Task<IReadOnlyList<RelatedCase>> OpenAsync(IReadOnlyList<byte[]> samePerson, CancellationToken cancel) =>
        ReadAsync(db.SearchTokens.Where(row => row.SamePerson && samePerson.Contains(row.TokenHash)).Select(row => row.RequestId), cancel);

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
