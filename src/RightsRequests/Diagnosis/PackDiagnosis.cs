using Microsoft.EntityFrameworkCore;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Diagnosis;

/// <summary>Whether the policy pack still has what open cases name: a letter cannot be written for a controller that it lacks, nor a holder asked.</summary>
public sealed class PackDiagnosis(OfficeDb db, Policy policy)
{
    private const string Subject = "policy-pack";

    /// <summary>A fault for each controller and holder that is missing; none where all are there.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancel)
    {
        var state = CaseStatus.Open.Word();
        var open = db.Cases.AsNoTracking().Where(row => row.State == state);
        var controllers = await open.GroupBy(row => row.Controller).Select(same => new { Id = same.Key, Cases = same.Count() }).ToListAsync(cancel);
        var holders = await open.SelectMany(row => row.WaitingHolders).GroupBy(id => id).Select(same => new { Id = same.Key, Cases = same.Count() }).ToListAsync(cancel);
        return
        [
            .. controllers.Where(one => policy.Controller(one.Id) is null).OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => Finding.Fault(
                Subject,
                $"organisation.yaml n'a plus le responsable « {one.Id} », que nomment des dossiers en cours ({one.Cases}) : leurs lettres ne peuvent être écrites ; remettez-le jusqu'à leur fin",
                $"organisation.yaml has no controller '{one.Id}' any more, which open cases name ({one.Cases}): their letters cannot be written; put it back until they end")),
            .. holders.Where(one => policy.HolderById(one.Id) is null).OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => Finding.Fault(
                Subject,
                $"holders.yaml n'a plus le service « {one.Id} », dont des dossiers en cours ({one.Cases}) attendent la réponse : remettez-le, ou décidez sans lui dans chacun",
                $"holders.yaml has no holder '{one.Id}' any more, whose answer open cases wait for ({one.Cases}): put it back, or decide without it in each")),
        ];
    }
}
