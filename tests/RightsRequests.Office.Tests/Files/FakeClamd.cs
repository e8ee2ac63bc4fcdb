using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RightsRequests.Office.Tests.Files;

/// <summary>A scanner that knows one word to be dangerous; speaks clamd's INSTREAM on loopback.</summary>
internal sealed class FakeClamd : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public FakeClamd(string? always = null)
    {
        listener.Start();
        _ = ServeAsync(always);
    }

    public Uri Address => new($"tcp://{listener.LocalEndpoint}");

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync(string? always)
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                return;
            }

            using (client)
            {
                var stream = client.GetStream();
                var command = new byte["zINSTREAM\0".Length];
                await stream.ReadExactlyAsync(command);
                var file = new MemoryStream();
                var length = new byte[4];
                while (true)
                {
                    await stream.ReadExactlyAsync(length);
                    var size = BinaryPrimitives.ReadInt32BigEndian(length);
                    if (size == 0)
                    {
                        break;
                    }

                    var chunk = new byte[size];
                    await stream.ReadExactlyAsync(chunk);
                    file.Write(chunk);
                }

                var found = Encoding.Latin1.GetString(file.ToArray()).Contains("EICAR", StringComparison.Ordinal);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(always ?? (found ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0")));
            }
        }
    }
}
