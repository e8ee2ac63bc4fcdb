using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RightsRequests.Contracts;
using RightsRequests.DemoHolders;

namespace RightsRequests.HolderKit.Tests;

/// <summary>The holders that are asked without a broker, over real HTTP on loopback.</summary>
public sealed class DemoTransportTests
{
    private const string Trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static readonly byte[] Secret = "une-phrase-que-personne-ne-devine"u8.ToArray();
    private static readonly Person Member = PeopleGenerator.All(Holdings.Read(Repository.PathOf("src", "RightsRequests.DemoHolders", "holdings.json")))[0];

    [Theory]
    [InlineData("right", HttpStatusCode.OK)]
    [InlineData("unsigned", HttpStatusCode.Unauthorized)]
    [InlineData("another secret", HttpStatusCode.Unauthorized)]
    [InlineData("old", HttpStatusCode.Unauthorized)]
    [InlineData("old under a new time", HttpStatusCode.Unauthorized)]
    [InlineData("no query", HttpStatusCode.BadRequest)]
    public async Task AWebhook_TakesWhatIsSignedAndNotOld(string how, HttpStatusCode expected)
    {
        using var stopping = new CancellationTokenSource();
        var address = Free();
        var running = new DemoWebhook(address, Secret, Responder(), TimeProvider.System).RunAsync(stopping.Token);
        var body = how == "no query" ? "{}"u8.ToArray() : JsonSerializer.SerializeToUtf8Bytes(Query(), RightsJson.Options);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var seconds = (how == "old" ? now - 3600 : now).ToString(CultureInfo.InvariantCulture);
        var signedFor = how == "old under a new time" ? (now - 3600).ToString(CultureInfo.InvariantCulture) : seconds;
        var secret = how == "another secret" ? "une-autre-phrase-de-passe"u8.ToArray() : Secret;
        using var client = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        if (how != "unsigned")
        {
            message.Headers.Add("X-Rights-Signature", Hex(secret, body));
            message.Headers.Add("X-Rights-Timestamp", seconds);
            message.Headers.Add("X-Rights-Timestamp-Signature", Hex(secret, [.. Encoding.ASCII.GetBytes(signedFor + "."), .. body]));
        }

        message.Headers.Add("traceparent", Trace);
        using var answer = await client.SendAsync(message);

        Assert.Equal(expected == HttpStatusCode.OK ? Trace : null, answer.Headers.TryGetValues("traceparent", out var trace) ? trace.Single() : null);
        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.OK)
        {
            Assert.NotEmpty(Assert.IsType<AnswerReading.Valid>(AnswerReader.Read(await answer.Content.ReadAsByteArrayAsync())).Answer.Records);
        }

        await stopping.CancelAsync();
        await running;
    }

    [Fact]
    public async Task AFetcher_AsksWithItsKeyAndPostsItsAnswer()
    {
        using var stopping = new CancellationTokenSource();
        using var engine = new HttpListener();
        var address = Free();
        engine.Prefixes.Add(address.GetLeftPart(UriPartial.Authority) + "/");
        engine.Start();
        using var fetcher = new DemoFetcher(address, "crm", "rrk_key", Responder(), _ => { });
        var running = fetcher.RunAsync(stopping.Token);

        // An outage first: it comes back by itself.
        var failed = await engine.GetContextAsync();
        failed.Response.StatusCode = 503;
        failed.Response.Close();
        var polled = await engine.GetContextAsync();
        var query = Query();
        polled.Response.Headers["X-Rights-Trace"] = $"other={Trace.Replace('4', '5')}, {query.QueryId}={Trace}";
        Assert.Equal(("/api/v1/holders/crm/queries", "Bearer rrk_key"), (polled.Request.Url!.AbsolutePath, polled.Request.Headers["Authorization"]));
        await polled.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes($"[{JsonSerializer.Serialize(query, RightsJson.Options)}]"));
        polled.Response.Close();
        var posted = await engine.GetContextAsync();
        using var body = new MemoryStream();
        await posted.Request.InputStream.CopyToAsync(body);
        posted.Response.StatusCode = 202;
        posted.Response.Close();

        Assert.Equal("/api/v1/holders/crm/answers", posted.Request.Url!.AbsolutePath);
        Assert.Equal(Trace, posted.Request.Headers["traceparent"]);
        Assert.Equal("crm", Assert.IsType<AnswerReading.Valid>(AnswerReader.Read(body.ToArray())).Answer.Holder);
        await stopping.CancelAsync();
        await running;
    }

    private static RightsQuery Query() => Samples.Query(HolderAction.Export, new(Member.FullName, Member.BirthDate, Member.Identifiers), "newsletter");

    private static HolderResponder Responder() => DemoTransports.Responder("crm", Repository.PathOf("src", "RightsRequests.DemoHolders", "people.json"), stateDirectory: null);

    private static string Hex(byte[] secret, byte[] content) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, content));

    private static Uri Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/rights");
    }
}
