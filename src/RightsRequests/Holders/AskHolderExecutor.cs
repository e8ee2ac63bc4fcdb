using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Brings a query to its holder, by the transport that the policy pack names.</summary>
internal sealed class AskHolderExecutor(CaseVault vault, IQueryBus bus, QueryShelf shelf, WebhookDelivery webhook, PersonMail persons, Policy policy) : IEffectExecutor
{
    public bool Handles(Effect effect) => effect is AskHolder;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var ask = (AskHolder)context.Effect;
        var state = await vault.StateAsync(context.CaseId, cancel);
        var query = state.Queries.FirstOrDefault(one => one.Id == ask.QueryId);
        if (state.Status != CaseStatus.Open || query is null or { Status: QueryStatus.Answered or QueryStatus.GivenUp } || ask.Attempt < query.Attempt)
        {
            return;
        }

        var written = QueryWriter.Write(policy, state, await vault.ContentOfCaseAsync(context.CaseId, cancel), ask);
        switch (policy.HolderById(ask.Holder))
        {
            case { Transport: Transport.Http }:
                await shelf.PlaceAsync(context.CaseId, ask.Holder, written, cancel);
                break;
            case { Transport: Transport.Webhook, Url: { } url }:
                await webhook.SendAsync(ask.Holder, url, written, cancel);
                break;
            case { Transport: Transport.Person } person:
                await persons.AskAsync(state, query, person, ask.Key, cancel);
                break;
            default:
                await bus.PublishAsync(ask.Holder, written, cancel);
                break;
        }
    }
}
