using RabbitMQ.Client;
using RightsRequests.Workflow;

namespace RightsRequests.Bus;

/// <summary>One connection of the process, opened when first needed and again when it broke.</summary>
internal sealed class BrokerLink(BrokerAddress address, Policy policy) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private IConnection? connection;

    /// <summary>A channel on a connection whose topology stands.</summary>
    /// <param name="confirms">True: publishing returns once the broker has the message.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IChannel> OpenAsync(bool confirms, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            if (connection is not { IsOpen: true })
            {
                if (connection is not null)
                {
                    await connection.DisposeAsync();
                }

                connection = await BrokerFactory.Of(address, "rights-requests").CreateConnectionAsync(cancel);
                await using var declaring = await connection.CreateChannelAsync(cancellationToken: cancel);
                await Topology.DeclareAsync(declaring, policy, cancel);
            }

            return await connection.CreateChannelAsync(new CreateChannelOptions(confirms, confirms), cancel);
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }

        gate.Dispose();
    }
}
