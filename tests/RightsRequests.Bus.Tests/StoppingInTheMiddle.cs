using System.Diagnostics.Metrics;
using RabbitMQ.Client;
using RightsRequests.Contracts;

namespace RightsRequests.Bus.Tests;

/// <summary>A worker that is asked to stop while it works.</summary>
public sealed class StoppingInTheMiddle(RunningBus bus) : IClassFixture<RunningBus>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // Other tests take answers in the same process: theirs are not ours.
    private static readonly AsyncLocal<bool> here = new();

    [Fact]
    public async Task An_answer_that_stood_in_the_database_when_it_was_told_to_stop_is_not_handed_out_once_more()
    {
        var consumer = bus.Engine.AnswerConsumer;
        await consumer.StopAsync(default);
        await using var crm = await bus.Broker.ChannelAsync("crm");
        await crm.BasicPublishAsync(RightsBroker.AnswersExchange, "", mandatory: true, new BasicProperties { UserId = "crm" }, "{"u8.ToArray());
        await UntilMessagesAsync(1);
        // Counted between its commit and its acknowledgement.
        TaskCompletionSource<Task> told = new();
        using var listener = new MeterListener { InstrumentPublished = (instrument, one) => { if (instrument.Name == "holder_answers") { one.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) =>
        {
            if (here.Value)
            {
                told.TrySetResult(consumer.StopAsync(default));
            }
        });
        listener.Start();

        here.Value = true;
        await consumer.StartAsync(default);
        await await told.Task.WaitAsync(Patience);

        await UntilMessagesAsync(0);
    }

    // The broker counts them every few seconds.
    private async Task UntilMessagesAsync(int count)
    {
        for (var end = DateTime.UtcNow + Patience; await bus.Broker.MessagesAsync(RightsBroker.AnswersQueue) is var left && left != count; await Task.Delay(200))
        {
            Assert.True(DateTime.UtcNow < end, $"{left} instead of {count}");
        }
    }
}
