using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RightsRequests.Benchmarks.Machine;
using RightsRequests.Benchmarks.Private;
using RightsRequests.Contracts;

namespace RightsRequests.Benchmarks.Bus;

/// <summary>The six holders of <see cref="ErasureRequest"/> at the broker, each with an account of its own; they answer each query after a while, any number side by side.</summary>
internal sealed class DelayedHolders : IAsyncDisposable
{
    private readonly List<IConnection> connections = [];
    private int answered;

    public int Answered => Volatile.Read(ref answered);

    public static async Task<DelayedHolders> OpenAsync(PrivateBroker broker, TimeSpan delay, CancellationToken cancel)
    {
        var holders = new DelayedHolders();
        foreach (var holder in ErasureRequest.HolderIds)
        {
            var connection = await broker.ConnectAsync(holder, cancel);
            holders.connections.Add(connection);
            var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), cancel);
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += (_, delivery) =>
            {
                var (body, tag) = (delivery.Body.ToArray(), delivery.DeliveryTag);
                _ = Task.Run(() => holders.AnswerAsync(channel, holder, body, tag, delay, cancel), cancel);
                return Task.CompletedTask;
            };
            await channel.BasicConsumeAsync($"holder.{holder}", autoAck: false, consumer, cancel);
        }

        return holders;
    }

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
