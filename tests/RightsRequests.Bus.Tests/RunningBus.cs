namespace RightsRequests.Bus.Tests;

/// <summary>Database, broker and engine of one test class.</summary>
public sealed class RunningBus : IAsyncLifetime
{
    private readonly PrivatePostgres postgres = new();

    internal TestBroker Broker { get; private set; } = null!;

    internal RunningEngine Engine { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await postgres.InitializeAsync();
        Broker = await TestBroker.StartNewAsync();
        Engine = await RunningEngine.StartAsync(postgres, Broker);
        await Broker.UntilQueueAsync("holder.crm");
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Broker.DisposeAsync();
        await postgres.DisposeAsync();
    }
}
