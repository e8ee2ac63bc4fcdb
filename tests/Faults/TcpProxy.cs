using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace RightsRequests.Faults;

/// <summary>Stands between the engine and the broker, and can be cut: what is open is dropped, what comes is refused.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> open = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Func<int> target;
    private readonly Task serving;

    /// <param name="target">The port to go to, asked anew for each connection.</param>
    public TcpProxy(Func<int> target)
    {
        this.target = target;
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public bool IsCut { get; private set; }

    public void Cut(bool cut)
    {
        IsCut = cut;
        foreach (var one in cut ? open.Keys : [])
        {
            one.Close();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Cut(true);
        await stop.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(stop.Token);
            _ = PassAsync(client);
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            if (IsCut)
            {
                return;
            }

            await far.ConnectAsync(IPAddress.Loopback, target(), stop.Token);
            open[near] = open[far] = 0;
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), stop.Token), far.GetStream().CopyToAsync(near.GetStream(), stop.Token));
        }
        catch (Exception ended) when (ended is SocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // One side is gone; the other is told by the closing.
        }
        finally
        {
            open.TryRemove(near, out _);
            open.TryRemove(far, out _);
        }
    }
}
