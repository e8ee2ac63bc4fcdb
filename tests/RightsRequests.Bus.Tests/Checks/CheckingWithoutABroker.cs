using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RightsRequests.Contracts;
using RightsRequests.HolderKit;
using RightsRequests.Holders.Checks;

namespace RightsRequests.Bus.Tests.Checks;

/// <summary>Holders that are asked without a broker, over real HTTP on loopback.</summary>
public sealed class CheckingWithoutABroker
{
    private static readonly byte[] Secret = "une-phrase-que-personne-ne-devine"u8.ToArray();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_webhook_that_answers_at_once_or_later_passes(bool later)
    {
        var results = await CheckWebhookAsync(Judges, later);

        Assert.Equal([], results.Where(result => result.Fault is not null));
        Assert.Equal(4, results.Count(result => result is { Passed: true } && result.Name.EndsWith("refused", StringComparison.Ordinal)));
        Assert.Contains(results, result => result is { Name: "a large answer: uploaded, and whole after a break", Passed: true });
    }

    [Fact]
    public async Task A_webhook_that_believes_anybody_is_named()
    {
        var results = await CheckWebhookAsync(_ => true, later: false);

        Assert.Equal(4, results.Count(result => result.Fault == "the webhook answered 200"));
    }

    [Fact]
    public async Task A_webhook_that_answers_later_needs_somewhere_to_answer_to()
    {
        var url = SmallHolder.Free();
        await using var holder = Webhook(url, Judges, _ => Task.CompletedTask);
        await holder.StartAsync();
        await using var reached = new WebhookHolder(url, Secret, door: null);

        var results = await new HolderCheck(reached, "crm", ["newsletter"], TimeSpan.FromSeconds(60)) { Controller = "mgen" }.RunAsync(default);

        Assert.Contains(results, result => result.Fault == "the answer is to come later: needs --listen");
    }

    [Fact]
    public async Task A_holder_that_fetches_passes_though_its_connection_breaks()
    {
        var listen = SmallHolder.Free();
        var responder = Responder(listen);
        using var stopping = new CancellationTokenSource();
        await using var door = await CheckDoor.OpenAsync(listen, "crm");
        var fetched = new ConcurrentBag<(string Query, string? Trace)>();
        var running = FetchAsync(listen, responder, fetched, stopping.Token);
        await using var reached = new HttpHolder(door);

        var results = await new HolderCheck(reached, "crm", ["newsletter"], TimeSpan.FromSeconds(60)) { Controller = "mgen", People = SmallHolder.People, Acts = true, Door = door }.RunAsync(default);

        Assert.Equal([], results.Where(result => result.Fault is not null));
        Assert.Contains(results, result => result is { Name: "its connection closed from outside: every answer still comes", Passed: true });
        await stopping.CancelAsync();
        await running;
        // Each as a traced engine hands it over.
        Assert.NotEmpty(fetched);
        Assert.All(fetched, one => Assert.True(ActivityContext.TryParse(one.Trace, null, out _), one.Query));
    }

    [Fact]
    public async Task The_checks_door_is_open_to_its_holder_only()
    {
        var listen = SmallHolder.Free();
        await using var door = await CheckDoor.OpenAsync(listen, "crm");
        using var client = new HttpClient { BaseAddress = listen };

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/holders/crm/queries")).StatusCode);
        client.DefaultRequestHeaders.Authorization = new("Bearer", "rrk_check");
        Assert.Equal("[]", await client.GetStringAsync("/api/v1/holders/crm/queries"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/holders/other/queries")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PutAsync($"/api/v1/holders/crm/queries/{Guid.NewGuid()}/content", new ByteArrayContent([]))).StatusCode);
    }

    private static async Task<IReadOnlyList<CheckResult>> CheckWebhookAsync(Func<HttpRequest, bool> judges, bool later)
    {
        var (url, listen) = (SmallHolder.Free(), SmallHolder.Free());
        using var client = Client(listen);
        await using var door = await CheckDoor.OpenAsync(listen, "crm");
        await using var holder = Webhook(url, judges, later ? answer => PostAsync(client, answer) : null, listen);
        await holder.StartAsync();
        await using var reached = new WebhookHolder(url, Secret, door);
        return await new HolderCheck(reached, "crm", ["newsletter"], TimeSpan.FromSeconds(60)) { Controller = "mgen", People = SmallHolder.People, Acts = true, Door = door }.RunAsync(default);
    }

    private static WebApplication Webhook(Uri url, Func<HttpRequest, bool> judges, Func<byte[], Task>? later, Uri? engine = null)
    {
        var responder = Responder(engine ?? url);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(url.GetLeftPart(UriPartial.Authority));
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            http.Items["body"] = body.ToArray();
            var answer = judges(http.Request) ? await responder.AnswerAsync(body.ToArray(), default) : null;
            http.Response.StatusCode = !judges(http.Request) ? 401 : answer is null ? 400 : later is null ? 200 : 202;
            if (answer is not null)
            {
                await (later is null ? http.Response.Body.WriteAsync(answer).AsTask() : later(answer));
            }
        });
        return app;
    }

    // Traced like the engine's, both signatures and an age of minutes, as the README asks.
    private static bool Judges(HttpRequest request)
    {
        var body = (byte[])request.HttpContext.Items["body"]!;
        var seconds = request.Headers["X-Rights-Timestamp"].ToString();
        return ActivityContext.TryParse(request.Headers.TraceParent, null, out _) && request.Headers["X-Rights-Signature"] == Hex(body)
            && request.Headers["X-Rights-Timestamp-Signature"] == Hex([.. Encoding.ASCII.GetBytes(seconds + "."), .. body])
            && Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - long.Parse(seconds)) < 300;
    }

    private static string Hex(byte[] content) => Convert.ToHexStringLower(HMACSHA256.HashData(Secret, content));

    private static async Task FetchAsync(Uri server, HolderResponder responder, ConcurrentBag<(string Query, string? Trace)> fetched, CancellationToken stopping)
    {
        using var client = Client(server);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                using var came = await client.GetAsync("/api/v1/holders/crm/queries?wait=30", stopping);
                var traces = RightsTrace.Read(came.Headers.TryGetValues(RightsTrace.Header, out var header) ? header.Single() : null);
                using var queries = JsonDocument.Parse(await came.Content.ReadAsByteArrayAsync(stopping));
                foreach (var query in queries.RootElement.EnumerateArray())
                {
                    if (query.ValueKind == JsonValueKind.Object && query.TryGetProperty("queryId", out var id) && id.ValueKind == JsonValueKind.String && RightsCheck.IsOne(id.GetString()!) && came.Headers.Contains(RightsTrace.Header))
                    {
                        fetched.Add((id.GetString()!, traces.GetValueOrDefault(id.GetString()!)));
                    }

                    if (await responder.AnswerAsync(Encoding.UTF8.GetBytes(query.GetRawText()), stopping) is { } answer)
                    {
                        await PostAsync(client, answer);
                    }
                }
            }
            catch (Exception broken) when (broken is HttpRequestException or JsonException or OperationCanceledException)
            {
            }
        }
    }

    private static async Task PostAsync(HttpClient client, byte[] answer)
    {
        using var content = new ByteArrayContent(answer);
        using var taken = await client.PostAsync("/api/v1/holders/crm/answers", content);
    }

    private static HolderResponder Responder(Uri engine) => new("crm", new SmallHolder(), engine: new() { Address = engine, Key = "rrk_check" });

    private static HttpClient Client(Uri server) => new() { BaseAddress = server, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "rrk_check") } };
}
