using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RightsRequests.Office.Tests.Correspondence;

/// <summary>A tiny SMTP server on loopback that keeps what it is sent, or refuses it.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public SmtpSink()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public Uri Address => new($"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>True: every message is refused after its data.</summary>
    public bool Refuses { get; set; }

    public ConcurrentQueue<MimeKit.MimeMessage> Accepted { get; } = new();

    public int Refused { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException && stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var verb = line.Split(' ')[0].ToUpperInvariant();
            await writer.WriteLineAsync(verb switch
            {
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 ok",
            });
            if (verb == "DATA")
            {
                await writer.WriteLineAsync(await TakeAsync(reader) ? "250 taken" : "451 not now");
            }
            else if (verb == "QUIT")
            {
                return;
            }
        }
    }

    private async Task<bool> TakeAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
            data.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }

        if (Refuses)
        {
            Refused++;
            return false;
        }

        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(data.ToString()));
        Accepted.Enqueue(await MimeKit.MimeMessage.LoadAsync(bytes));
        return true;
    }
}
