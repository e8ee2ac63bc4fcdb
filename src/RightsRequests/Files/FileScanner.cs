using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace RightsRequests.Files;

public enum ScanVerdict
{
    /// <summary>Nothing was found, or no scanner is set up.</summary>
    Clean,
    Infected,

    /// <summary>A scanner is set up and did not answer: the file must not be taken.</summary>
    Unavailable,
}

/// <summary>Asks clamd about a file (INSTREAM), where one is set up.</summary>
/// <param name="clamd">For example <c>tcp://127.0.0.1:3310</c>; null: no scanner.</param>
public sealed class FileScanner(Uri? clamd)
{
    private const int ChunkLength = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<ScanVerdict> ScanAsync(ReadOnlyMemory<byte> file, CancellationToken cancel)
    {
        if (clamd is null)
        {
            return ScanVerdict.Clean;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(clamd.Host, clamd.Port, patience.Token);
            await using var stream = client.GetStream();
            await SendAsync(stream, file, patience.Token);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var said = (await reader.ReadToEndAsync(patience.Token)).TrimEnd('\0', '\n');
            return said == "stream: OK" ? ScanVerdict.Clean
                : said.EndsWith(" FOUND", StringComparison.Ordinal) ? ScanVerdict.Infected
                : ScanVerdict.Unavailable;
        }
        catch (Exception away) when (away is SocketException or IOException || (away is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return ScanVerdict.Unavailable;
        }
    }

    private static async Task SendAsync(NetworkStream stream, ReadOnlyMemory<byte> file, CancellationToken cancel)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var length = new byte[4];
        for (var at = 0; at < file.Length; at += ChunkLength)
        {
            var chunk = file.Slice(at, Math.Min(ChunkLength, file.Length - at));
            BinaryPrimitives.WriteInt32BigEndian(length, chunk.Length);
            await stream.WriteAsync(length, cancel);
            await stream.WriteAsync(chunk, cancel);
        }

        BinaryPrimitives.WriteInt32BigEndian(length, 0);
        await stream.WriteAsync(length, cancel);
    }
}
