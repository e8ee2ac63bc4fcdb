using RightsRequests.Contracts;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Opens what a query is written from, and writes it.</summary>
internal sealed class QueryComposer(CaseVault vault, FoundIdentifiers identifiers, Policy policy)
{
    public async Task<RightsQuery> ComposeAsync(CaseState state, AskHolder ask, CancellationToken cancel) =>
        QueryWriter.Write(
            policy,
            state,
            await vault.ContentOfCaseAsync(state.Id, cancel),
            ask,
            await identifiers.ForAsync(state, policy.HolderById(ask.Holder)?.Needs ?? [], cancel));
}
