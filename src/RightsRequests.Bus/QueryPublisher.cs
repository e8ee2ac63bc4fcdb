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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

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
        await (await ChannelAsync(cancel)).BasicPublishAsync(RightsBroker.QueriesExchange, holder, mandatory: true, properties, body, cancel);
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
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            await using var probe = await link.OpenAsync(confirms: false, patience.Token);
            return true;
        }
        catch (Exception fault) when (fault is BrokerUnreachableException or OperationInterruptedException or AlreadyClosedException or IOException or SocketException
            || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return false;
        }
    }

    public void Dispose()
    {
        channel?.Dispose();
        gate.Dispose();
    }
}
