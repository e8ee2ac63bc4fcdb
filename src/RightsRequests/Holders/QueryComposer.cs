using RightsRequests.Contracts;
using RightsRequests.Intake;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Writes a query, with what other holders found that this one needs.</summary>
internal sealed class QueryComposer(FoundIdentifiers identifiers, Policy policy)
{
    public async Task<RightsQuery> ComposeAsync(CaseState state, RequestContent content, AskHolder ask, CancellationToken cancel) =>
        QueryWriter.Write(
            policy,
            state,
            content,
            ask,
            await identifiers.ForAsync(state, policy.HolderById(ask.Holder)?.Needs ?? [], cancel));
}
