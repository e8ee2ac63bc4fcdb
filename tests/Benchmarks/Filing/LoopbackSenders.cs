using System.Net;
using System.Net.Sockets;

namespace RightsRequests.Benchmarks.Filing;

/// <summary>Clients of as many addresses as the limit of requests a minute and address asks for.</summary>
internal sealed class LoopbackSenders : IDisposable
{
    private const int MostOfOne = 200;
    private static int addresses;
    private readonly (HttpClient Client, int Sent)[] lanes;

    public LoopbackSenders(int count) => lanes = [.. Enumerable.Range(0, count).Select(_ => (New(), 0))];

    /// <summary>The client of a lane, which alone uses it.</summary>
    public HttpClient Of(int lane)
    {
        var (client, sent) = lanes[lane];
        if (sent >= MostOfOne)
        {
            client.Dispose();
            (client, sent) = (New(), 0);
        }

        lanes[lane] = (client, sent + 1);
        return client;
    }

    public void Dispose()
    {
        foreach (var (client, _) in lanes)
        {
            client.Dispose();
        }
    }

    private static HttpClient New()
    {
        var number = Interlocked.Increment(ref addresses);
        var from = new IPEndPoint(new IPAddress([127, 1, (byte)(number >> 8), (byte)number]), 0);
        return new(new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancel) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(from);
                await socket.ConnectAsync(context.DnsEndPoint, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
    }
}
