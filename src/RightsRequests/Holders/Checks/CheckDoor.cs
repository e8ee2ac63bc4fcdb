using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using RightsRequests.Contracts;

namespace RightsRequests.Holders.Checks;

/// <summary>The engine's doors for one holder, served by a check: queries to be fetched, answers, large content. The holder is set to this address in the engine's place.</summary>
public sealed class CheckDoor : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    // What was fetched and not answered is offered again, as the engine does after its own lease.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, CheckedContent> contents = new(StringComparer.OrdinalIgnoreCase);
    private readonly CheckShelf shelf = new(Lease);
    private int toBeBroken;

    private CheckDoor(Uri address, string holder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        app = builder.Build();
        app.Urls.Add(address.GetLeftPart(UriPartial.Authority));
        app.Use(LetInAsync);
        var routes = app.MapGroup($"/api/v1/holders/{holder}");
        routes.MapGet("/queries", FetchAsync);
        routes.MapPost("/answers", (Delegate)AnswerAsync);
        routes.MapMethods("/queries/{queryId}/content", ["PUT", "HEAD"], ContentAsync);
    }

    /// <summary>What was posted.</summary>
    internal CheckAnswers Answers { get; } = new();

    /// <summary>Begins to listen.</summary>
    /// <param name="address">On which host and port.</param>
    /// <param name="holder">For whom; other addresses are not there.</param>
    /// <exception cref="IOException">The address cannot be listened on.</exception>
    public static async Task<CheckDoor> OpenAsync(Uri address, string holder)
    {
        var door = new CheckDoor(address, holder);
        await door.app.StartAsync();
        return door;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await app.StopAsync(atOnce.Token);
        await app.DisposeAsync();
        foreach (var content in contents.Values)
        {
            content.Dispose();
        }
    }

    internal void Offer(byte[] body, string? queryId) => shelf.Add(body, queryId);

    /// <summary>The next fetch and the next answer are cut off.</summary>
    internal void BreakOff() => Interlocked.Exchange(ref toBeBroken, 2);

    internal CheckedContent? Content(string queryId) => contents.GetValueOrDefault(queryId);

    private static Task LetInAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers.Authorization.ToString() is not ['B', 'e', 'a', 'r', 'e', 'r', ' ', _, ..])
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        return next(http);
    }

    private async Task FetchAsync(HttpContext http)
    {
        if (Breaks(2))
        {
            http.Abort();
            return;
        }

        var wait = int.TryParse(http.Request.Query["wait"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Math.Min(seconds, 60) : 0;
        var started = TimeProvider.System.GetTimestamp();
        (byte[] Body, string? Traces) found;
        while ((found = shelf.Take()).Body.Length == 0 && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(wait) && !app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await Task.Delay(Look, http.RequestAborted);
        }

        http.Response.ContentType = RightsBroker.ContentType;
        if (found.Traces is { } traces)
        {
            http.Response.Headers[RightsTrace.Header] = traces;
        }

        await http.Response.Body.WriteAsync(found.Body.Length == 0 ? "[]"u8.ToArray() : found.Body, http.RequestAborted);
    }

    private async Task<IResult> AnswerAsync(HttpContext http)
    {
        if (Breaks(1))
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (QueryIdOf(body.ToArray()) is { } id)
        {
            shelf.Answered(id);
            Answers.Add(id, new(body.ToArray()));
        }

        return Results.Json(new { status = "accepted" }, statusCode: StatusCodes.Status202Accepted);
    }

    private async Task<IResult> ContentAsync(string queryId, HttpContext http)
    {
        if (!RightsCheck.IsOne(queryId))
        {
            return Results.NotFound();
        }

        var content = contents.GetOrAdd(queryId, _ => new());
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return Told(http, content, StatusCodes.Status204NoContent);
        }

        var range = ContentRangeHeaderValue.TryParse(http.Request.Headers.ContentRange, out var read) ? read : null;
        if ((range?.From ?? 0) is var from && from != 0 && from != content.Offset)
        {
            return Told(http, content, StatusCodes.Status409Conflict);
        }

        content.From(from);
        var buffer = new byte[64 * 1024];
        for (int count; (count = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;)
        {
            content.Came(buffer.AsSpan(0, count));
            if (content.ToBeBroken)
            {
                content.BreakOff();
                http.Abort();
                return Results.Empty;
            }
        }

        if (range is { HasLength: true } && range.To + 1 != range.Length)
        {
            return Told(http, content, StatusCodes.Status202Accepted);
        }

        content.End();
        Tell(http, content);
        return content.Fault is not null
            ? Results.StatusCode(StatusCodes.Status422UnprocessableEntity)
            : Results.Json(new { href = http.Request.Path.Value, sha256 = content.Sha256, length = content.Offset, records = content.Records }, statusCode: StatusCodes.Status201Created);
    }

    private static IResult Told(HttpContext http, CheckedContent content, int status)
    {
        Tell(http, content);
        return Results.StatusCode(status);
    }

    private static void Tell(HttpContext http, CheckedContent content)
    {
        http.Response.Headers["Upload-Offset"] = content.Offset.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["Upload-Complete"] = content.Sha256 is null ? "?0" : "?1";
    }

    private bool Breaks(int at) => Interlocked.CompareExchange(ref toBeBroken, at - 1, at) == at;

    private static string? QueryIdOf(byte[] body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty("queryId", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
