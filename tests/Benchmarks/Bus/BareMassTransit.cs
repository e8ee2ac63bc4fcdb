using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Benchmarks.Private;

namespace RightsRequests.Benchmarks.Bus;

/// <summary>MassTransit by itself, as it comes: persistent messages, publisher confirms, a quorum queue, each message acknowledged; its consumer does nothing.</summary>
internal sealed class BareMassTransit : IAsyncDisposable
{
    private const string Queue = "bare-masstransit";
    private readonly ServiceProvider provider;
    private readonly IBusControl bus;

    private BareMassTransit(ServiceProvider provider)
    {
        this.provider = provider;
        bus = provider.GetRequiredService<IBusControl>();
    }

    public static async Task<BareMassTransit> OpenAsync(PrivateBroker broker, CancellationToken cancel)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddMassTransit(configure =>
        {
            configure.DisableUsageTelemetry();
            configure.UsingRabbitMq((_, rabbit) => rabbit.Host(new Uri($"rabbitmq://{broker.Address.Authority}/"), host =>
            {
                var account = broker.Address.UserInfo.Split(':');
                host.Username(account[0]);
                host.Password(account[1]);
            }));
        });
        var bare = new BareMassTransit(services.BuildServiceProvider());
        await bare.bus.StartAsync(cancel);
        // Whoever consumes declares what is published to.
        await bare.ConsumeAsync(0, cancel);
        return bare;
    }

    public Task PublishAsync(Sample message, CancellationToken cancel) => bus.Publish(message, cancel);

    /// <summary>Takes so many messages.</summary>
    public async Task ConsumeAsync(int count, CancellationToken cancel)
    {
        var (taken, all) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var endpoint = bus.ConnectReceiveEndpoint(Queue, configure =>
        {
            ((IRabbitMqReceiveEndpointConfigurator)configure).SetQuorumQueue();
            configure.Handler<Sample>(_ =>
            {
                if (Interlocked.Increment(ref taken) == count)
                {
                    all.TrySetResult();
                }

                return Task.CompletedTask;
            });
        });
        await endpoint.Ready;
        if (count > 0)
        {
            await all.Task.WaitAsync(cancel);
        }

        await endpoint.StopAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await bus.StopAsync();
        await provider.DisposeAsync();
    }

    /// <summary>A message as large as an answer.</summary>
    public sealed record Sample(string Text);
}
