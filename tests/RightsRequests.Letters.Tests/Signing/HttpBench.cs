using System.Net;
using System.Net.Sockets;

namespace RightsRequests.Letters.Tests.Signing;

/// <summary>A server on a free port of this machine: what a test has it answer, by path.</summary>
internal sealed class HttpBench : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Dictionary<string, Func<HttpListenerRequest, byte[], byte[]?>> _answers = [];

    public HttpBench()
    {
        // Another process may take the port between its being found free and its being listened to.
        for (var tries = 1; ; tries++)
        {
            Address = new Uri($"http://127.0.0.1:{FreePort()}/");
            _listener = new HttpListener { Prefixes = { Address.ToString() } };
            try
            {
                _listener.Start();
                break;
            }
            catch (HttpListenerException) when (tries < 10)
            {
                _listener.Close();
            }
        }

        _ = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    public List<string> Asked { get; } = [];

    /// <summary>Answers a path; null is answered with 503.</summary>
    public Uri At(string path, Func<HttpListenerRequest, byte[], byte[]?> answer)
    {
        _answers[path] = answer;
        return new Uri(Address, path);
    }

    public Uri At(string path, Func<byte[]?> answer) => At(path, (_, _) => answer());

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => Answer(context));
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        context.Request.InputStream.CopyTo(body);
        var path = context.Request.Url!.AbsolutePath.TrimStart('/');
        lock (Asked)
        {
            Asked.Add(path);
        }

        var answer = _answers.GetValueOrDefault(path)?.Invoke(context.Request, body.ToArray());
        context.Response.ContentType = path == "ocsp" ? "application/ocsp-response" : "application/octet-stream";
        context.Response.StatusCode = answer is null ? 503 : 200;
        context.Response.Close(answer ?? [], willBlock: false);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
