using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Moves a case by one event: in the caller's transaction where one runs, else together with what happens to other cases at the same moment.</summary>
internal sealed class CaseMover(OfficeDb db, CaseGroup group, MovesTogether together, EffectInHand effect)
{
    public async Task<CaseMove> MoveAsync(Guid caseId, CaseEvent happened, IReadOnlyCollection<long>? seenVersions, CancellationToken cancel)
    {
        var one = new CaseHappening(caseId, happened, seenVersions, effect.EndedBy(caseId, happened));
        var move = db.Database.CurrentTransaction is null ? await together.DoAsync(one, cancel) : null;
        move ??= (await group.MoveAsync([one], wait: true, cancel))[0]!;
        if (one.Ends is not null && move is Decided { Decision: Applied })
        {
            effect.End();
        }

        return move;
    }

    /// <summary>Different cases, in the caller's transaction.</summary>
    public async Task<IReadOnlyList<CaseMove>> MoveAllAsync(IReadOnlyList<CaseHappening> all, CancellationToken cancel) =>
        [.. (await group.MoveAsync(all, wait: true, cancel)).Select(move => move!)];
}
