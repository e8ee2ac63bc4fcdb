using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Brings a query to its holder, by the transport that the policy pack names.</summary>
internal sealed class AskHolderExecutor(CaseVault vault, QueryComposer queries, IQueryBus bus, QueryShelf shelf, WebhookDelivery webhook, SqlDelivery databases, PersonMail persons, OpenDsr.DsrDelivery openDsr, HolderTrustDesk trust, Policy policy) : IEffectExecutor
{
    public bool Handles(Effect effect) => effect is AskHolder;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var ask = (AskHolder)context.Effect;
        var (state, content) = await vault.OpenAsync(context.CaseId, cancel);
        var query = state.Queries.FirstOrDefault(one => one.Id == ask.QueryId);
        if (query is null || !state.Awaits(query) || ask.Attempt < query.Attempt)
        {
            return;
        }

        if (query.Transport != Transport.Person && (await trust.PausedAsync(cancel)).Contains(ask.Holder))
        {
            // It waits; the case's own timers tell that the holder is late.
            throw new EffectWaitsException(null, new HolderPausedException());
        }

        var written = await queries.ComposeAsync(state, content, ask, cancel);
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
            case { Transport: Transport.Opendsr, Url: { } root }:
                await openDsr.SendAsync(state, ask, root, written, cancel);
                break;
            case { Transport: Transport.Sql } database:
                await databases.AnswerAsync(database, ask, written, cancel);
                break;
            default:
                await bus.PublishAsync(ask.Holder, written, cancel);
                break;
        }
    }
}
