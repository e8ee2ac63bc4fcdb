using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>Finds the other cases of the same person through keyed hashes.</summary>
internal sealed class RelatedCases(OfficeDb db)
{
    /// <summary>Open cases of the person of a request, its own included.</summary>
    public async Task<IReadOnlyList<RelatedCase>> OpenAsync(Guid requestId, CancellationToken cancel)
    {
        // Asked for the open ones, the database would rather go through all that are open than through the few of a person.
        var cases = await SamePerson.CasesOf(db, requestId).Select(row => new { row.Id, row.Right, row.State }).ToListAsync(cancel);
        return
        [
            .. from one in cases
               where one.State == CaseStatus.Open.Word()
               select new RelatedCase(one.Id, Law.Vocabulary.Read<Right>(one.Right), Open: true),
        ];
    }

    /// <summary>All other cases of the person of a case, oldest first.</summary>
    public async Task<IReadOnlyList<OtherCase>> OthersAsync(CaseRow one, CancellationToken cancel) =>
        await SamePerson.CasesOf(db, one.RequestId)
            .Where(row => row.Id != one.Id)
            .OrderBy(row => row.OpenedAt).ThenBy(row => row.Id)
            .Select(row => new OtherCase(row.Id, row.Reference, row.Right, row.State, row.Controller, row.ReceivedOn, row.Due))
            .ToListAsync(cancel);
}

/// <summary>What the register says of another case of the same person.</summary>
internal sealed record OtherCase(Guid Id, string Reference, string Right, string State, string Controller, LocalDate ReceivedOn, LocalDate Due);
