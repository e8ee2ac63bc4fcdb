using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

/// <summary>The engine's door for large answers, written from the contract, and as unreliable as a test wants it.</summary>
internal sealed class UploadDoor : IDisposable
{
    private readonly HttpListener listener = new();

    public UploadDoor()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        probe.Stop();
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        _ = RunAsync();
    }

    public Uri Address { get; }

    /// <summary>What came whole so far.</summary>
    public byte[] Stored { get; private set; } = [];

    public List<string?> Keys { get; } = [];

    public List<string?> Ranges { get; } = [];

    /// <summary>Once, hangs up after so many bytes.</summary>
    public int? BreakAfter { get; set; }

    /// <summary>So often, answers this.</summary>
    public (int Times, int Status) Away { get; set; }

    public (int Status, string Body)? Refuse { get; set; }

    public IReadOnlyList<AnswerRecord?> Records() =>
        [.. Encoding.UTF8.GetString(Stored).TrimEnd('\n').Split('\n').Select(line => RecordReader.Read(Encoding.UTF8.GetBytes(line), out _))];

    public void Dispose() => listener.Close();

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await ServeAsync(await listener.GetContextAsync());
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        Keys.Add(request.Headers["Authorization"]);
        if (Away is { Times: > 0 } away)
        {
            Away = away with { Times = away.Times - 1 };
            response.StatusCode = away.Status;
        }
        else if (request.HttpMethod == "HEAD")
        {
            response.Headers["Upload-Offset"] = Stored.Length.ToString(CultureInfo.InvariantCulture);
            response.StatusCode = 204;
        }
        else if (Refuse is { } refuse)
        {
            await request.InputStream.CopyToAsync(Stream.Null);
            response.StatusCode = refuse.Status;
            await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(refuse.Body));
        }
        else if (!await StoreAsync(request))
        {
            // Hanging up, this listener now and then still sends its headers: they must not say that all is well.
            response.StatusCode = 503;
            response.Abort();
            return;
        }
        else
        {
            response.StatusCode = 201;
            await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes($"{{\"href\":\"{request.Url!.AbsolutePath}\",\"later\":1}}"));
        }

        response.Close();
    }

    private async Task<bool> StoreAsync(HttpListenerRequest request)
    {
        Ranges.Add(request.Headers["Content-Range"]);
        var from = ContentRangeHeaderValue.TryParse(Ranges[^1], out var range) ? (int)range.From! : 0;
        Assert.True(from <= Stored.Length);
        Stored = Stored[..from];
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; (count = await request.InputStream.ReadAsync(buffer)) > 0;)
        {
            body.Write(buffer, 0, count);
            if (body.Length > BreakAfter)
            {
                BreakAfter = null;
                var came = body.ToArray();
                Stored = [.. Stored, .. came[..(Array.LastIndexOf(came, (byte)'\n') + 1)]];
                return false;
            }
        }

        Stored = [.. Stored, .. body.ToArray()];
        return true;
    }
}
