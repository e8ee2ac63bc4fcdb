using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RightsRequests.Contracts;
using RightsRequests.Holders;

namespace RightsRequests.Bus;

/// <summary>Takes answers off the queue; one is acknowledged only after it stands in the database. Comes back by itself after a broker or database outage.</summary>
internal sealed class AnswerConsumer(BrokerLink link, IServiceScopeFactory scopes, ILogger<AnswerConsumer> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ConsumeAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // Only the kind of the fault: its text may quote an address.
                log.LogWarning("The broker is not there ({Fault}); trying again.", fault.GetType().Name);
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ConsumeAsync(CancellationToken stopping)
    {
        await using var channel = await link.OpenAsync(confirms: false, stopping);
        await channel.BasicQosAsync(0, 16, global: false, stopping);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) => TakeAsync(channel, delivery, stopping);
        await channel.BasicConsumeAsync(RightsBroker.AnswersQueue, autoAck: false, consumer, stopping);
        await ended.Task.WaitAsync(stopping);
    }

    private async Task TakeAsync(IChannel channel, BasicDeliverEventArgs delivery, CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var properties = delivery.BasicProperties;
            await scope.ServiceProvider.GetRequiredService<HolderDesk>().AnswerArrivedAsync(
                delivery.Body.ToArray(),
                properties.IsUserIdPresent() ? properties.UserId : null,
                properties.IsCorrelationIdPresent() ? properties.CorrelationId : null,
                stopping);
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, stopping);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Back to the queue: at least once, and the inbox recognises a repetition.
            log.LogWarning("An answer could not be stored ({Fault}); it stays in the queue.", fault.GetType().Name);
            await Task.Delay(Pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await channel.BasicNackAsync(delivery.DeliveryTag, multiple: false, requeue: true, stopping);
        }
    }
}
