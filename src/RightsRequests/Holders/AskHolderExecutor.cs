using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Sends a query to its holder.</summary>
internal sealed class AskHolderExecutor(CaseVault vault, IQueryBus bus, Policy policy) : IEffectExecutor
{
    public bool Handles(Effect effect) => effect is AskHolder;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var ask = (AskHolder)context.Effect;
        if (policy.HolderById(ask.Holder) is { Transport: not Transport.Bus } other)
        {
            throw new NotSupportedException($"Holder {other.Id} has a transport that this installation does not offer.");
        }

        var state = await vault.StateAsync(context.CaseId, cancel);
        var query = state.Queries.FirstOrDefault(one => one.Id == ask.QueryId);
        if (query is null or { Status: QueryStatus.Answered or QueryStatus.GivenUp })
        {
            return;
        }

        await bus.PublishAsync(ask.Holder, QueryWriter.Write(policy, state, await vault.ContentOfCaseAsync(context.CaseId, cancel), ask), cancel);
    }
}
