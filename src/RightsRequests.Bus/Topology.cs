using RabbitMQ.Client;
using RightsRequests.Contracts;
using RightsRequests.Workflow;

namespace RightsRequests.Bus;

/// <summary>Exchanges and queues of the contract. Declared before anything is published, so that a query waits for a holder that never connected yet.</summary>
internal static class Topology
{
    private static readonly Dictionary<string, object?> Quorum = new() { ["x-queue-type"] = "quorum" };

    public static async Task DeclareAsync(IChannel channel, Policy policy, CancellationToken cancel)
    {
        await channel.ExchangeDeclareAsync(RightsBroker.QueriesExchange, ExchangeType.Topic, durable: true, cancellationToken: cancel);
        await channel.ExchangeDeclareAsync(RightsBroker.AnswersExchange, ExchangeType.Fanout, durable: true, cancellationToken: cancel);
        await channel.QueueDeclareAsync(RightsBroker.AnswersQueue, durable: true, exclusive: false, autoDelete: false, Quorum, cancellationToken: cancel);
        await channel.QueueBindAsync(RightsBroker.AnswersQueue, RightsBroker.AnswersExchange, "", cancellationToken: cancel);
        foreach (var holder in policy.Holders.Where(holder => holder.Transport == Transport.Bus))
        {
            var queue = $"holder.{holder.Id}";
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, Quorum, cancellationToken: cancel);
            await channel.QueueBindAsync(queue, RightsBroker.QueriesExchange, holder.Id, cancellationToken: cancel);
        }
    }

    /// <summary>Has the broker confirm a message for nobody: in an alarm of its memory or disk it answers all else.</summary>
    public static async Task ProbeAsync(IChannel confirming, CancellationToken cancel) =>
        await confirming.BasicPublishAsync(RightsBroker.QueriesExchange, "", mandatory: false, new BasicProperties(), ReadOnlyMemory<byte>.Empty, cancel);
}
