using RabbitMQ.Client;
using RightsRequests.Workflow;

namespace RightsRequests.Bus;

/// <summary>One connection, opened when first needed and again when it broke.</summary>
internal sealed class BrokerLink(BrokerAddress address, Policy policy) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private IConnection? connection;
    private volatile bool blocked;

    /// <summary>True while the broker says that it takes nothing: an alarm of its memory or disk.</summary>
    public bool IsBlocked => blocked && connection is { IsOpen: true };

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
                    connection = null;
                }

                connection = await StandingAsync(cancel);
            }

            return await connection.CreateChannelAsync(new CreateChannelOptions(confirms, confirms), cancel);
        }
        finally
        {
            gate.Release();
        }
    }

    // Who gives up halfway, as a probe of health does, leaves no connection that the next would take for one whose queues stand.
    private async Task<IConnection> StandingAsync(CancellationToken cancel)
    {
        var opened = await BrokerFactory.Of(address, "rights-requests").CreateConnectionAsync(cancel);
        try
        {
            await using var declaring = await opened.CreateChannelAsync(cancellationToken: cancel);
            await Topology.DeclareAsync(declaring, policy, cancel);
            blocked = false;
            opened.ConnectionBlockedAsync += (_, _) => Told(true);
            opened.ConnectionUnblockedAsync += (_, _) => Told(false);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    private Task Told(bool now)
    {
        blocked = now;
        return Task.CompletedTask;
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
