using System.Net;
using System.Net.Sockets;

namespace RightsRequests.Web.Tests.Operations.Forms;

/// <summary>A browser without scripts, of a machine of its own: it keeps cookies, and leaves the limits of requests to others.</summary>
internal sealed class FormBrowser : IDisposable
{
    private static int machines = 1;
    private readonly HttpClient client;
    private readonly Dictionary<string, string> cookies = [];

    public FormBrowser(Uri address)
    {
        var machine = Interlocked.Increment(ref machines);
        var own = new IPEndPoint(new IPAddress([127, 77, (byte)(machine >> 8), (byte)machine]), 0);
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = async (context, cancel) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(own);
                await socket.ConnectAsync(context.DnsEndPoint, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        { BaseAddress = address };
    }

    /// <summary>What it keeps under the name, or null.</summary>
    public string? this[string cookie] => cookies.GetValueOrDefault(cookie);

    /// <summary>Makes it keep this under the name.</summary>
    public FormBrowser With(string cookie, string value)
    {
        cookies[cookie] = value;
        return this;
    }

    /// <summary>Looks at a page; null where it leads elsewhere or is not there.</summary>
    public async Task<string?> LookAsync(string address)
    {
        using var answer = await SendAsync(HttpMethod.Get, address, null, keep: true);
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : null;
    }

    /// <summary>Sends fields to an address whose form stands on the page, and keeps the cookies of the answer.</summary>
    public async Task<HttpStatusCode> FillAsync(string page, string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Append((PageForm.TokenField, await TokenAsync(page))).Select(one => KeyValuePair.Create(one.Item1, one.Item2)));
        using var answer = await SendAsync(HttpMethod.Post, address, content, keep: true);
        return answer.StatusCode;
    }

    /// <summary>The antiforgery token of a page.</summary>
    public async Task<string> TokenAsync(string page) =>
        PageForm.On(await LookAsync(page) ?? throw new InvalidOperationException($"{page} is not there.")).SelectMany(form => form.Fields).First(field => field.Name == PageForm.TokenField).Values[0];

    public Task<HttpResponseMessage> PostAsync(string address, HttpContent content, string? token) => SendAsync(HttpMethod.Post, address, content, keep: false, token);

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content, bool keep, string? token = null)
    {
        using var message = new HttpRequestMessage(method, address) { Content = content };
        message.Headers.Accept.ParseAdd("text/html");
        message.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(one => $"{one.Key}={one.Value}")));
        if (token is not null)
        {
            message.Headers.Add("RequestVerificationToken", token);
        }

        var answer = await client.SendAsync(message);
        foreach (var set in keep && answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var pair = set.Split(';')[0];
            var end = pair.IndexOf('=', StringComparison.Ordinal);
            cookies[pair[..end]] = pair[(end + 1)..];
        }

        return answer;
    }
}
