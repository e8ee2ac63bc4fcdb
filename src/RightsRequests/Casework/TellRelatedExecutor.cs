using Microsoft.EntityFrameworkCore;
using RightsRequests.Intake;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Tells the other open cases of the same person that a case ended.</summary>
internal sealed class TellRelatedExecutor(OfficeDb db, RelatedCases related, CaseDesk desk) : IEffectExecutor
{
    public bool Handles(Effect effect) => effect is TellRelatedCases;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var requestId = await db.Cases.Where(row => row.Id == context.CaseId).Select(row => row.RequestId).SingleAsync(cancel);
        foreach (var other in await related.OpenAsync(requestId, cancel))
        {
            if (other.Id != context.CaseId)
            {
                await desk.HandleAsync(other.Id, new RelatedCaseEnded($"{context.Effect.Key}/{context.CaseId:N}", context.CaseId), cancel);
            }
        }
    }
}
