using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace RightsRequests.Holders;

/// <summary>Calls webhooks: the address that is checked is the one that is called, and nothing leads anywhere else.</summary>
/// <param name="mayBeCalled">Judges an address, and whether the URL itself names this machine; null: as for the holders of our own pack.</param>
/// <param name="patience">How long a call may take in all; null: as long as fits the lease of an effect.</param>
internal sealed class WebhookClient(Func<IPAddress, bool, bool>? mayBeCalled = null, TimeSpan? patience = null) : IDisposable
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);

    // Below the effect's lease of a minute: no other worker sends meanwhile.
    private readonly TimeSpan patience = patience ?? TimeSpan.FromSeconds(40);

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = ConnectPatience,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 32,
        ConnectCallback = (context, cancel) => ConnectAsync(context, mayBeCalled ?? WebhookAddress.MayBeCalled, cancel),
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Sends, and reads the body of the answer up to a limit.</summary>
    /// <exception cref="HttpRequestException">The holder is away; or, by a <see cref="WebhookAddressException"/> within, its address is none that we call.</exception>
    /// <exception cref="TimeoutException">It did not answer in time.</exception>
    /// <exception cref="InvalidDataException">The answer is longer than the limit.</exception>
    public async Task<(HttpStatusCode Status, byte[] Body)> SendAsync(HttpRequestMessage message, int longest, CancellationToken cancel)
    {
        var (status, _, body) = await ExchangeAsync(message, longest, cancel);
        return (status, body);
    }

    /// <summary>The same, with the headers of the answer.</summary>
    public async Task<(HttpStatusCode Status, HttpResponseHeaders Headers, byte[] Body)> ExchangeAsync(HttpRequestMessage message, int longest, CancellationToken cancel)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        until.CancelAfter(patience);
        try
        {
            using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, until.Token);
            await using var content = await answer.Content.ReadAsStreamAsync(until.Token);
            return (answer.StatusCode, answer.Headers, await ReadAsync(content, longest, until.Token));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException("The webhook did not answer in time.");
        }
    }

    /// <summary>True where the other side is away, and may be there again later.</summary>
    public static bool IsAway(Exception failure) => failure is TimeoutException or IOException
        or HttpRequestException { InnerException: not WebhookAddressException, HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ResponseEnded };

    /// <summary>True where what was answered will be another thing later: the other side is out of order, or has too much to do.</summary>
    public static bool IsAway(HttpStatusCode status) =>
        status is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;

    public void Dispose() => client.Dispose();

    private static async Task<byte[]> ReadAsync(Stream content, int longest, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
        {
            if (body.Length + read > longest)
            {
                throw new InvalidDataException("The answer of the webhook is longer than an answer may be.");
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, Func<IPAddress, bool, bool> mayBeCalled, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var loopback = context.InitialRequestMessage.RequestUri!.IsLoopback;
        var addresses = (await Dns.GetHostAddressesAsync(host, cancel)).Where(address => mayBeCalled(address, loopback)).ToArray();
        if (addresses.Length == 0)
        {
            throw new WebhookAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
