using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit;

/// <summary>One connection of a holder, from its opening until something breaks. There is no automatic recovery: the
/// client opens a new session, and whatever was not acknowledged comes again.</summary>
internal sealed class HolderSession : IAsyncDisposable
{
    private readonly HolderConnection settings;
    private readonly QueryAnswering answering;
    private readonly Action<HolderEvent> observe;
    private readonly IConnection connection;
    private readonly IChannel channel;
    private readonly CancellationToken stopping;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HolderSession(
        HolderConnection settings, QueryAnswering answering, Action<HolderEvent> observe, IConnection connection, IChannel channel, CancellationToken stopping)
    {
        this.settings = settings;
        this.answering = answering;
        this.observe = observe;
        this.connection = connection;
        this.channel = channel;
        this.stopping = stopping;
    }

    /// <summary>Completes when the session is of no more use, faulted with the reason where there is one.</summary>
    public Task Ended => ended.Task;

    public static async Task<HolderSession> OpenAsync(
        HolderConnection settings, QueryAnswering answering, Action<HolderEvent> observe, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            Uri = settings.Broker,
            UserName = settings.User,
            Password = settings.Password,
            AutomaticRecoveryEnabled = false,
            ClientProvidedName = "holder " + settings.Holder,
        };
        BrokerTrust.Demand(factory, settings);
        var connection = await factory.CreateConnectionAsync(cancellationToken);
        try
        {
            var channel = await connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
            var session = new HolderSession(settings, answering, observe, connection, channel, cancellationToken);
            await session.ConsumeAsync();
            return session;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task ConsumeAsync()
    {
        channel.ChannelShutdownAsync += (_, args) => EndAsync(new OperationInterruptedException(args));
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.UnregisteredAsync += (_, _) => EndAsync(null);
        consumer.ReceivedAsync += (_, delivery) => ReceiveAsync(delivery);
        await channel.BasicQosAsync(0, settings.Prefetch, global: false, stopping);
        await channel.BasicConsumeAsync(RightsBroker.HolderQueue(settings.Holder), autoAck: false, consumer, stopping);
    }

    private Task EndAsync(Exception? fault)
    {
        _ = fault is null ? ended.TrySetResult() : ended.TrySetException(fault);
        return Task.CompletedTask;
    }

    private async Task ReceiveAsync(BasicDeliverEventArgs delivery)
    {
        try
        {
            await AnswerAsync(delivery);
        }
#pragma warning disable CA1031 // The session ends with whatever went wrong, and the client decides; here nobody would hear of it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await EndAsync(fault);
        }
    }

    private async Task AnswerAsync(BasicDeliverEventArgs delivery)
    {
        var (query, unreadable) = QueryReader.Read(delivery.Body.Span);
        if (query is null)
        {
            observe(new HolderEvent.Unreadable(unreadable!));
            await channel.BasicRejectAsync(delivery.DeliveryTag, requeue: false, stopping);
            return;
        }

        var trace = HolderTrace.Of(delivery.BasicProperties);
        using var span = HolderTrace.Answering(settings.Holder, trace);
        var (message, outcome, repeated) = await answering.AnswerAsync(query, stopping);
        var properties = new BasicProperties
        {
            ContentType = RightsBroker.ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = Guid.CreateVersion7().ToString(),
            CorrelationId = query.QueryId,
            UserId = settings.User,
            Headers = HolderTrace.Headers(span, trace),
        };
        await channel.BasicPublishAsync(RightsBroker.AnswersExchange, routingKey: "", mandatory: false, properties, message, stopping);
        await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, stopping);
        observe(new HolderEvent.Answered(query.QueryId, query.Action, outcome, query.Attempt, repeated));
    }
}
