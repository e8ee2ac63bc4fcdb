using RightsRequests.Casework;
using RightsRequests.Intake;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Brings a query to its holder, by the transport that the policy pack names. Of queries of one case that go out one after the other the case is read once.</summary>
internal sealed class AskHolderExecutor(CaseVault vault, QueryComposer queries, IQueryBus bus, QueryShelf shelf, WebhookDelivery webhook, SqlDelivery databases, PersonMail persons, OpenDsr.DsrDelivery openDsr, HolderTrustDesk trust, Policy policy) : IEffectExecutor
{
    private CaseToAsk? read;

    public bool Handles(Effect effect) => effect is AskHolder;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var ask = (AskHolder)context.Effect;
        var (_, state, content, paused) = read?.CaseId == context.CaseId ? read : await ReadAsync(context.CaseId, cancel);
        // Kept below for the next one where this one takes no time and changes nothing.
        read = null;
        var query = state.Queries.FirstOrDefault(one => one.Id == ask.QueryId);
        if (query is null || !state.Awaits(query) || ask.Attempt < query.Attempt)
        {
            return;
        }

        if (query.Transport != Transport.Person && paused.Contains(ask.Holder))
        {
            // It waits; the case's own timers tell that the holder is late.
            throw new EffectWaitsException(null, new HolderPausedException());
        }

        var written = await queries.ComposeAsync(state, content, ask, cancel);
        switch (policy.HolderById(ask.Holder))
        {
            case { Transport: Transport.Http }:
                await shelf.PlaceAsync(context.CaseId, ask.Holder, written, cancel);
                read = new(context.CaseId, state, content, paused);
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
                read = new(context.CaseId, state, content, paused);
                break;
        }
    }

    private async Task<CaseToAsk> ReadAsync(Guid caseId, CancellationToken cancel)
    {
        var (state, content) = await vault.OpenAsync(caseId, cancel);
        return new(caseId, state, content, await trust.PausedAsync(cancel));
    }

    /// <param name="Paused">Holders that are asked nothing now.</param>
    private sealed record CaseToAsk(Guid CaseId, CaseState State, RequestContent Content, IReadOnlySet<string> Paused);
}
