using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RightsRequests.Benchmarks.Machine;
using RightsRequests.Benchmarks.Private;
using RightsRequests.Contracts;

namespace RightsRequests.Benchmarks.Bus;

/// <summary>The six holders of <see cref="ErasureRequest"/> at the broker, each with an account of its own; they answer each query after a while.</summary>
internal sealed class DelayedHolders : IAsyncDisposable
{
    private readonly List<IConnection> connections = [];
    private readonly List<(string Queue, IChannel Channel, AsyncEventingBasicConsumer Consumer)> holding = [];
    private int answered;

    public int Answered => Volatile.Read(ref answered);

    /// <param name="broker">Where they listen.</param>
    /// <param name="delay">From a query to its answer.</param>
    /// <param name="prefetch">Queries that each of them works on side by side, at most; 0: any number.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<DelayedHolders> OpenAsync(PrivateBroker broker, TimeSpan delay, ushort prefetch, CancellationToken cancel)
    {
        var holders = new DelayedHolders();
        foreach (var holder in ErasureRequest.HolderIds)
        {
            var connection = await broker.ConnectAsync(holder, cancel);
            holders.connections.Add(connection);
            var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), cancel);
            await channel.BasicQosAsync(0, prefetch, global: false, cancel);
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += (_, delivery) =>
            {
                var (body, tag) = (delivery.Body.ToArray(), delivery.DeliveryTag);
                _ = Task.Run(() => holders.AnswerAsync(channel, holder, body, tag, delay, cancel), cancel);
                return Task.CompletedTask;
            };
            holders.holding.Add(($"holder.{holder}", channel, consumer));
        }

        return holders;
    }

    /// <summary>All begin at the same moment.</summary>
    public Task ListenAsync(CancellationToken cancel) =>
        Task.WhenAll(holding.Select(one => one.Channel.BasicConsumeAsync(one.Queue, autoAck: false, one.Consumer, cancel)));

    /// <summary>They take no more; what they answered stays acknowledged, which a connection that closes can lose.</summary>
    public Task StopListeningAsync(CancellationToken cancel) =>
        Task.WhenAll(holding.Select(one => one.Channel.BasicCancelAsync(one.Consumer.ConsumerTags.Last(), noWait: false, cancel)));

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }
    }

    private async Task AnswerAsync(IChannel channel, string holder, byte[] body, ulong tag, TimeSpan delay, CancellationToken cancel)
    {
        await Task.Delay(delay, cancel);
        var query = JsonSerializer.Deserialize<RightsQuery>(body, RightsJson.Options)!;
        var properties = new BasicProperties { Persistent = true, ContentType = RightsBroker.ContentType, CorrelationId = query.QueryId, UserId = holder };
        await channel.BasicPublishAsync(RightsBroker.AnswersExchange, "", mandatory: true, properties, PromptHolders.Answer(holder, query), cancel);
        await channel.BasicAckAsync(tag, multiple: false, cancel);
        Interlocked.Increment(ref answered);
    }
}
