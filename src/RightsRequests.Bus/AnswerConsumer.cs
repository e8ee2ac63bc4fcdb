using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RightsRequests.Contracts;
using RightsRequests.Holders;

namespace RightsRequests.Bus;

/// <summary>Takes answers off the queue, those that wait together; one is acknowledged only after it stands in the database. Comes back by itself after a broker or database outage.</summary>
internal sealed class AnswerConsumer(BrokerLink link, IServiceScopeFactory scopes, ILogger<AnswerConsumer> log) : BackgroundService
{
    // Two groups, since the next locks its cases as soon as one has its own; a worker must have room for all of them, the longest too.
    private const ushort Prefetched = 2 * HolderDesk.MostAtOnce;

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
        await channel.BasicQosAsync(0, Prefetched, global: false, stopping);
        var arrived = Channel.CreateUnbounded<Delivery>();
        channel.ChannelShutdownAsync += (_, _) =>
        {
            arrived.Writer.TryComplete();
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) => arrived.Writer.WriteAsync(Delivery.Of(delivery), stopping).AsTask();
        await channel.BasicConsumeAsync(RightsBroker.AnswersQueue, autoAck: false, consumer, stopping);
        var before = Task.CompletedTask;
        try
        {
            while (await arrived.Reader.WaitToReadAsync(stopping))
            {
                var locked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var taking = TakeAsync(channel, Delivery.Together(arrived.Reader), locked.SetResult, before, stopping);
                // Whoever comes next waits for the cases that these have: what befalls one case is taken in the order in which it came.
                await Task.WhenAny(locked.Task, taking);
                (var earlier, before) = (before, taking);
                await earlier;
            }
        }
        finally
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Those before are done with before one of these is acknowledged: that acknowledges all up to it.
    private async Task TakeAsync(IChannel channel, List<Delivery> together, Action locked, Task before, CancellationToken stopping)
    {
        var stored = await StoreAsync(together, locked, stopping);
        await before;
        if (stored)
        {
            // Said even while stopping: what stands in the database would only be handed out once more.
            await channel.BasicAckAsync(together[^1].Tag, multiple: true, CancellationToken.None);
            return;
        }

        foreach (var one in together)
        {
            await TakeAsync(channel, one, stopping);
        }
    }

    private async Task<bool> StoreAsync(List<Delivery> together, Action locked, CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<HolderDesk>().AnswersArrivedAsync([.. together.Select(one => one.Message)], locked, stopping);
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning("{Count} answers could not be stored together ({Fault}); each is tried by itself.", together.Count, fault.GetType().Name);
            return false;
        }
    }

    private async Task TakeAsync(IChannel channel, Delivery delivery, CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<HolderDesk>().AnswerArrivedAsync(delivery.Message, stopping);
            await channel.BasicAckAsync(delivery.Tag, multiple: false, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Back to the queue: at least once, and the inbox recognises a repetition.
            log.LogWarning("An answer could not be stored ({Fault}); it stays in the queue.", fault.GetType().Name);
            await Task.Delay(Pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await channel.BasicNackAsync(delivery.Tag, multiple: false, requeue: true, CancellationToken.None);
        }
    }
}
