using System.Net.Sockets;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using RightsRequests.Contracts;
using RightsRequests.Figures;
using RightsRequests.Holders;

namespace RightsRequests.Bus;

/// <summary>Publishes queries with publisher confirms. A failure goes up: the effect is then tried again, under the same query id.</summary>
internal sealed class QueryPublisher(BrokerLink link) : IQueryBus, IDisposable
{
    // A probe of health must answer before its caller gives up.
    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(2);

    // Well below the minute of an effect's lease: what waits longer would keep letters and mails waiting behind it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim gate = new(1, 1);
    private IChannel? channel;

    public async Task PublishAsync(string holder, RightsQuery query, CancellationToken cancel)
    {
        using var span = OfficeTrace.Publish(holder, query.QueryId);
        var properties = new BasicProperties
        {
            Persistent = true,
            ContentType = RightsBroker.ContentType,
            MessageId = Guid.CreateVersion7().ToString(),
            CorrelationId = query.QueryId,
            Headers = OfficeTrace.Current is { } trace ? new Dictionary<string, object?> { [RightsBroker.TraceHeader] = trace } : null,
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(query, RightsJson.Options);
        // A channel sends one message after the other by itself; each waits for its own confirm, not for that of the one before.
        await InTimeAsync(Patience, async patience => await (await ChannelAsync(patience)).BasicPublishAsync(RightsBroker.QueriesExchange, holder, mandatory: true, properties, body, patience), cancel);
    }

    private async Task<IChannel> ChannelAsync(CancellationToken cancel)
    {
        if (channel is { IsOpen: true } open)
        {
            return open;
        }

        await gate.WaitAsync(cancel);
        try
        {
            if (channel is not { IsOpen: true })
            {
                channel?.Dispose();
                channel = await link.OpenAsync(confirms: true, cancel);
            }

            return channel;
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task<bool> IsReachableAsync(CancellationToken cancel)
    {
        try
        {
            await InTimeAsync(ProbePatience, async patience => await Topology.ProbeAsync(await ChannelAsync(patience), patience), cancel);
            return true;
        }
        catch (Exception fault) when (fault is QueryBusAwayException or OperationInterruptedException)
        {
            return false;
        }
    }

    // In an alarm of its memory or disk the broker reads nothing and confirms nothing, for as long as it lasts.
    private async Task InTimeAsync(TimeSpan most, Func<CancellationToken, Task> what, CancellationToken cancel)
    {
        if (link.IsBlocked)
        {
            throw new QueryBusAwayException(new BrokerAlarmException());
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(most);
        try
        {
            await what(patience.Token);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new QueryBusAwayException(link.IsBlocked ? new BrokerAlarmException() : late);
        }
        catch (Exception away) when (IsAway(away))
        {
            throw new QueryBusAwayException(away);
        }
    }

    // What it forbids, or has nowhere to put, does not mend itself.
    private static bool IsAway(Exception fault) => fault switch
    {
        OperationInterruptedException { ShutdownReason.ReplyCode: 403 or 404 or 406 or 530 } => false,
        PublishException { IsReturn: var nowhere } => !nowhere,
        _ => fault is BrokerUnreachableException or OperationInterruptedException or IOException or SocketException or TimeoutException,
    };

    public void Dispose()
    {
        channel?.Dispose();
        gate.Dispose();
    }
}
