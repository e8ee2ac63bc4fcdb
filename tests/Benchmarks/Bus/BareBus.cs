using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RightsRequests.Benchmarks.Private;

namespace RightsRequests.Benchmarks.Bus;

/// <summary>RabbitMQ.Client by itself: persistent messages, publisher confirms, a quorum queue, each message acknowledged.</summary>
internal sealed class BareBus(IConnection connection, IChannel channel) : IAsyncDisposable
{
    private const string Queue = "bare";

    public static async Task<BareBus> OpenAsync(PrivateBroker broker, CancellationToken cancel)
    {
        var connection = await broker.ConnectAsync(holder: null, cancel);
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), cancel);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancel);
        return new(connection, channel);
    }

    public async Task PublishAsync(ReadOnlyMemory<byte> body, CancellationToken cancel) =>
        await channel.BasicPublishAsync("", Queue, mandatory: true, new BasicProperties { Persistent = true, ContentType = "application/json" }, body, cancel);

    /// <summary>Takes so many messages and acknowledges each.</summary>
    public async Task ConsumeAsync(int count, CancellationToken cancel)
    {
        await using var own = await connection.CreateChannelAsync(cancellationToken: cancel);
        await own.BasicQosAsync(0, 16, global: false, cancel);
        var (taken, all) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var consumer = new AsyncEventingBasicConsumer(own);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            await own.BasicAckAsync(delivery.DeliveryTag, multiple: false, cancel);
            if (++taken == count)
            {
                all.TrySetResult();
            }
        };
        await own.BasicConsumeAsync(Queue, autoAck: false, consumer, cancel);
        await all.Task.WaitAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
