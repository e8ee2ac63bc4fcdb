using System.Collections.Concurrent;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RightsRequests.Contracts;

namespace RightsRequests.Bus.Checks;

/// <summary>The bus seen by a check: sends to one holder's queue and reads its answers from a queue of its own, which goes with the
/// connection. What other answers pass by there is dropped unread.</summary>
internal sealed class CheckedHolder : IAsyncDisposable
{
    private readonly string holder;
    private readonly IConnection connection;
    private readonly IChannel channel;
    private readonly ConcurrentQueue<(string QueryId, string? User, byte[] Body)> answers = new();

    private CheckedHolder(string holder, IConnection connection, IChannel channel) => (this.holder, this.connection, this.channel) = (holder, connection, channel);

    /// <exception cref="RabbitMQ.Client.Exceptions.RabbitMQClientException">No broker, or the holder has no queue.</exception>
    public static async Task<CheckedHolder> OpenAsync(BrokerAddress broker, string holder, CancellationToken cancel)
    {
        var connection = await BrokerFactory.Of(broker, "rights-requests check").CreateConnectionAsync(cancel);
        try
        {
            var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), cancel);
            await channel.QueueDeclarePassiveAsync(RightsBroker.HolderQueue(holder), cancel);
            var own = await channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: true, cancellationToken: cancel);
            await channel.QueueBindAsync(own.QueueName, RightsBroker.AnswersExchange, "", cancellationToken: cancel);
            var link = new CheckedHolder(holder, connection, channel);
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += (_, delivery) => link.SawAsync(delivery);
            await channel.BasicConsumeAsync(own.QueueName, autoAck: true, consumer, cancel);
            return link;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts a message into the holder's queue.</summary>
    public async Task SendAsync(byte[] body, string? queryId, CancellationToken cancel)
    {
        var properties = new BasicProperties { ContentType = RightsBroker.ContentType, Persistent = true, MessageId = Guid.NewGuid().ToString() };
        if (queryId is not null)
        {
            properties.CorrelationId = queryId;
        }

        await channel.BasicPublishAsync(RightsBroker.QueriesExchange, holder, mandatory: true, properties, body, cancel);
    }

    public Task SendAsync(RightsQuery query, CancellationToken cancel) =>
        SendAsync(JsonSerializer.SerializeToUtf8Bytes(query, RightsJson.Options), query.QueryId, cancel);

    /// <summary>The next answer to this query; null when none came in time.</summary>
    public async Task<(string? User, byte[] Body)?> AnswerAsync(string queryId, TimeSpan patience, CancellationToken cancel)
    {
        for (var end = DateTime.UtcNow + patience; DateTime.UtcNow < end; await Task.Delay(20, cancel))
        {
            while (answers.TryDequeue(out var answer))
            {
                if (answer.QueryId == queryId)
                {
                    return (answer.User, answer.Body);
                }
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }

    private Task SawAsync(BasicDeliverEventArgs delivery)
    {
        var properties = delivery.BasicProperties;
        var id = properties.IsCorrelationIdPresent() ? properties.CorrelationId : null;
        id ??= AnswerReader.Read(delivery.Body.Span) is AnswerReading.Valid { Answer.QueryId: var named } ? named : null;
        if (id is not null && RightsCheck.IsOne(id))
        {
            answers.Enqueue((id, properties.IsUserIdPresent() ? properties.UserId : null, delivery.Body.ToArray()));
        }

        return Task.CompletedTask;
    }
}
