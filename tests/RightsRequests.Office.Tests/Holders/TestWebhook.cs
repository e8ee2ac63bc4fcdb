using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>A holder's own web server on loopback, which answers as the test says, several callers side by side.</summary>
internal sealed class TestWebhook : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;

    public TestWebhook(Func<string, HttpListenerResponse, string?> answer)
    {
        Url = new Uri($"http://127.0.0.1:{FreePort()}/rights");
        listener.Prefixes.Add(Url.GetLeftPart(UriPartial.Authority) + "/");
        listener.Start();
        serving = ServeAsync(answer);
    }

    public Uri Url { get; }

    public ConcurrentQueue<(string Path, WebHeaderCollection Headers, byte[] Body)> Came { get; } = new();

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private async Task ServeAsync(Func<string, HttpListenerResponse, string?> answer)
    {
        List<Task> answering = [];
        while (true)
        {
            try
            {
                var context = await listener.GetContextAsync();
                answering.Add(Task.Run(() => AnswerAsync(context, answer)));
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                break;
            }
        }

        await Task.WhenAll(answering);
    }

    private async Task AnswerAsync(HttpListenerContext context, Func<string, HttpListenerResponse, string?> answer)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        Came.Enqueue((context.Request.Url!.AbsolutePath, (WebHeaderCollection)context.Request.Headers, body.ToArray()));
        try
        {
            if (answer(Encoding.UTF8.GetString(body.ToArray()), context.Response) is { } text)
            {
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
            }

            context.Response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or IOException or ObjectDisposedException)
        {
            // Whoever asked hung up: what it says is judged on the other side.
        }
    }

    internal static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
