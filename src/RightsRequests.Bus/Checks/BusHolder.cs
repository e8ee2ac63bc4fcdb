using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RightsRequests.Contracts;
using RightsRequests.Holders.Checks;

namespace RightsRequests.Bus.Checks;

/// <summary>The bus seen by a check: sends to one holder's queue and reads its answers from a queue of its own, which goes with the
/// connection. What other answers pass by there is dropped unread.</summary>
public sealed class BusHolder : ICheckedHolder
{
    private readonly string holder;
    private readonly IConnection connection;
    private readonly IChannel channel;
    private readonly CheckAnswers answers = new();

    private BusHolder(string holder, IConnection connection, IChannel channel) => (this.holder, this.connection, this.channel) = (holder, connection, channel);

    /// <summary>Connects with the engine's account.</summary>
    /// <param name="broker">Where the broker is.</param>
    /// <param name="holder">The holder's id.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="RabbitMQ.Client.Exceptions.RabbitMQClientException">No broker, or the holder has no queue.</exception>
    public static async Task<BusHolder> OpenAsync(BrokerAddress broker, string holder, CancellationToken cancel)
    {
        var connection = await BrokerFactory.Of(broker, "rights-requests check").CreateConnectionAsync(cancel);
        try
        {
            var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), cancel);
            await channel.QueueDeclarePassiveAsync(RightsBroker.HolderQueue(holder), cancel);
            var own = await channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: true, cancellationToken: cancel);
            await channel.QueueBindAsync(own.QueueName, RightsBroker.AnswersExchange, "", cancellationToken: cancel);
            var link = new BusHolder(holder, connection, channel);
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

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Func<byte[], CancellationToken, Task<string?>> Try)> Own => [];

    /// <inheritdoc/>
    /// <remarks>Only the broker's operator can close another's connection.</remarks>
    public Action? Break => null;

    /// <inheritdoc/>
    public async Task SendAsync(byte[] body, string? queryId, CancellationToken cancel)
    {
        var properties = new BasicProperties { ContentType = RightsBroker.ContentType, Persistent = true, MessageId = Guid.NewGuid().ToString(), Headers = new Dictionary<string, object?> { [RightsBroker.TraceHeader] = CheckTrace.New() } };
        if (queryId is not null)
        {
            properties.CorrelationId = queryId;
        }

        await channel.BasicPublishAsync(RightsBroker.QueriesExchange, holder, mandatory: true, properties, body, cancel);
    }

    /// <inheritdoc/>
    public Task<CheckAnswer?> AnswerAsync(string queryId, TimeSpan patience, CancellationToken cancel) => answers.NextAsync(queryId, patience, cancel);

    /// <inheritdoc/>
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
            var user = properties.IsUserIdPresent() ? properties.UserId : null;
            answers.Add(id, new(delivery.Body.ToArray(), user == holder ? null : "user_id is missing or not this holder's"));
        }

        return Task.CompletedTask;
    }
}
