using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Diagnosis;
using RightsRequests.Intake;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Brings a query to its holder, by the transport that the policy pack names. What goes to the bus goes together: its cases are read at once.</summary>
internal sealed class AskHolderExecutor(CaseVault vault, QueryComposer queries, IQueryBus bus, QueryShelf shelf, WebhookDelivery webhook, SqlDelivery databases, PersonMail persons, OpenDsr.DsrDelivery openDsr, HolderTrustDesk trust, HolderRests rests, Policy policy) : IJointExecutor
{
    public bool Handles(Effect effect) => effect is AskHolder;

    public async Task<IReadOnlyList<Func<CancellationToken, Task>?>> ReadyAsync(IReadOnlyList<EffectContext> all, CancellationToken cancel)
    {
        // Of those alone that can go together: what goes another way reads its case when its turn comes.
        var cases = await vault.OpenAllAsync(all.Where(one => IsOnBus((AskHolder)one.Effect)).Select(one => one.CaseId).ToHashSet(), cancel);
        var paused = await trust.PausedAsync(cancel);
        return [.. all.Select(one => cases.TryGetValue(one.CaseId, out var read) ? Ready((AskHolder)one.Effect, read.State, read.Content) : null)];

        Func<CancellationToken, Task>? Ready(AskHolder ask, CaseState state, RequestContent content)
        {
            if (Asked(ask, state) is null)
            {
                return _ => Task.CompletedTask;
            }

            return IsOnBus(ask) && !paused.Contains(ask.Holder) && queries.Compose(state, content, ask) is { } written
                ? stop => PublishAsync(ask.Holder, written, stop)
                : null;
        }
    }

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var ask = (AskHolder)context.Effect;
        var (state, content) = await vault.OpenAsync(context.CaseId, cancel);
        if (Asked(ask, state) is not { } query)
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
            case { Transport: Transport.Webhook or Transport.Opendsr or Transport.Sql } called:
                await CallAsync(called, state, ask, written, cancel);
                break;
            case { Transport: Transport.Http }:
                await shelf.PlaceAsync(context.CaseId, ask.Holder, written, cancel);
                break;
            case { Transport: Transport.Person } person:
                await persons.AskAsync(state, query, person, ask.Key, cancel);
                break;
            default:
                await PublishAsync(ask.Holder, written, cancel);
                break;
        }
    }

    // What answers at once, whatever it says, need not be left alone.
    private async Task CallAsync(Holder holder, CaseState state, AskHolder ask, RightsQuery written, CancellationToken cancel)
    {
        if (rests.Left(holder.Id) is { } left)
        {
            throw new EffectWaitsException(holder.Transport == Transport.Sql ? databases.News(holder, ask) : null, new HolderRestsException(), left);
        }

        Duration? rest = null;
        try
        {
            await (holder switch
            {
                { Transport: Transport.Webhook, Url: { } url } => webhook.SendAsync(holder.Id, url, written, cancel),
                { Transport: Transport.Opendsr, Url: { } root } => openDsr.SendAsync(state, ask, root, written, cancel),
                { Transport: Transport.Sql } => databases.AnswerAsync(holder, ask, written, cancel),
                _ => throw new InvalidOperationException($"{holder.Id} has no address."),
            });
        }
        catch (EffectWaitsException waits)
        {
            rest = waits.AtLeast ?? (WhyAway.IsSilence(waits) ? HolderRests.AfterSilence : null);
            throw;
        }
        finally
        {
            rests.Went(holder.Id, rest);
        }
    }

    // However long an outage lasts, nobody has to ask again by hand; the case's own timers tell that the holder is late.
    private async Task PublishAsync(string holder, RightsQuery query, CancellationToken cancel)
    {
        try
        {
            await bus.PublishAsync(holder, query, cancel);
        }
        catch (QueryBusAwayException away)
        {
            throw new EffectWaitsException(null, away);
        }
    }

    private bool IsOnBus(AskHolder ask) => policy.HolderById(ask.Holder) is null or { Transport: Transport.Bus };

    // Null where the case asks this no more, or anew.
    private static HolderQuery? Asked(AskHolder ask, CaseState state) =>
        state.Queries.FirstOrDefault(one => one.Id == ask.QueryId) is { } query && state.Awaits(query) && ask.Attempt >= query.Attempt ? query : null;
}
