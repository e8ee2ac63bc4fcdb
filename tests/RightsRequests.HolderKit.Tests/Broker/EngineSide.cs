using System.Diagnostics;
using System.Text.Json;
using RabbitMQ.Client;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

/// <summary>What the engine does on the broker, written from the contract.</summary>
internal sealed class EngineSide(IConnection connection, IChannel channel) : IAsyncDisposable
{
    // Only a fault waits that long; a loaded machine answers sooner or later.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private string? asked;

    private static readonly Dictionary<string, object?> Quorum = new() { ["x-queue-type"] = "quorum" };

    public static async Task<EngineSide> OpenAsync(Uri address, string user, string password, string[] queuesOf)
    {
        var factory = new ConnectionFactory { Uri = address, UserName = user, Password = password, AutomaticRecoveryEnabled = false };
        var connection = await factory.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.ExchangeDeclareAsync(RightsBroker.QueriesExchange, ExchangeType.Topic, durable: true);
        await channel.ExchangeDeclareAsync(RightsBroker.AnswersExchange, ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync(RightsBroker.AnswersQueue, durable: true, exclusive: false, autoDelete: false, Quorum);
        await channel.QueueBindAsync(RightsBroker.AnswersQueue, RightsBroker.AnswersExchange, "");
        await channel.QueuePurgeAsync(RightsBroker.AnswersQueue);
        foreach (var holder in queuesOf)
        {
            await channel.QueueDeclareAsync(RightsBroker.HolderQueue(holder), durable: true, exclusive: false, autoDelete: false, Quorum);
            await channel.QueueBindAsync(RightsBroker.HolderQueue(holder), RightsBroker.QueriesExchange, holder);
        }

        return new EngineSide(connection, channel);
    }

    public async Task AskAsync(string holder, RightsQuery query)
    {
        asked = query.QueryId;
        var properties = new BasicProperties
        {
            ContentType = RightsBroker.ContentType,
            Persistent = true,
            MessageId = Guid.NewGuid().ToString(),
            CorrelationId = query.QueryId,
        };
        await channel.BasicPublishAsync(RightsBroker.QueriesExchange, holder, mandatory: true, properties, JsonSerializer.SerializeToUtf8Bytes(query, RightsJson.Options));
    }

    /// <summary>The next answer to the last query.</summary>
    public async Task<(RightsAnswer Answer, byte[] Body, IReadOnlyBasicProperties Properties)> AnswerAsync()
    {
        var waiting = Stopwatch.StartNew();
        for (; waiting.Elapsed < Patience; await Task.Delay(50))
        {
            // Delivery is at least once: an answer to what an earlier test asked may come again.
            if (await channel.BasicGetAsync(RightsBroker.AnswersQueue, autoAck: true) is { } message && message.BasicProperties.CorrelationId == asked)
            {
                var body = message.Body.ToArray();
                return (Assert.IsType<AnswerReading.Valid>(AnswerReader.Read(body)).Answer, body, message.BasicProperties);
            }
        }

        throw new TimeoutException("No answer came.");
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
