using RightsRequests.Contracts;
using RightsRequests.Intake;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Writes a query, with what other holders found that this one needs.</summary>
internal sealed class QueryComposer(FoundIdentifiers identifiers, Policy policy)
{
    /// <summary>Null where what other holders found is to be read for it.</summary>
    public RightsQuery? Compose(CaseState state, RequestContent content, AskHolder ask) =>
        FoundIdentifiers.Told(state, Needs(ask)).Count == 0 ? QueryWriter.Write(policy, state, content, ask, []) : null;

    public async Task<RightsQuery> ComposeAsync(CaseState state, RequestContent content, AskHolder ask, CancellationToken cancel) =>
        QueryWriter.Write(policy, state, content, ask, await identifiers.ForAsync(state, Needs(ask), cancel));

    private IReadOnlyList<HolderNeed> Needs(AskHolder ask) => policy.HolderById(ask.Holder)?.Needs ?? [];
}
