using System.Net;
using System.Net.Http.Headers;
using NodaTime;
using RightsRequests.Contracts;

namespace RightsRequests.Holders.Checks;

/// <summary>A webhook seen by a check: called and signed to as the engine does, and as it does not.</summary>
public sealed class WebhookHolder : ICheckedHolder
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly Duration Old = Duration.FromHours(1);

    private readonly Uri url;
    private readonly byte[] secret;
    private readonly WebhookClient client = new();
    private readonly CheckAnswers answers;
    private readonly bool takesLater;
    private readonly CancellationTokenSource ending = new();

    /// <summary>Prepares the calls.</summary>
    /// <param name="url">Where the holder takes queries.</param>
    /// <param name="secret">What they are signed with.</param>
    /// <param name="door">Where it posts answers that come later; null: they must stand in the response.</param>
    public WebhookHolder(Uri url, byte[] secret, CheckDoor? door)
    {
        (this.url, this.secret) = (url, secret);
        (answers, takesLater) = (door?.Answers ?? new(), door is not null);
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Func<byte[], CancellationToken, Task<string?>> Try)> Own =>
    [
        ("a query without a signature: refused", (query, cancel) => RefusedAsync(query, (_, _) => { }, cancel)),
        ("a query signed with another secret: refused", (query, cancel) => RefusedAsync(query, (message, now) => WebhookSignature.Sign(message, [.. secret, 1], query, now), cancel)),
        ("a query changed after it was signed: refused", (query, cancel) => RefusedAsync(query, (message, now) => WebhookSignature.Sign(message, secret, [.. query, (byte)' '], now), cancel)),
        ("a query of an hour ago: refused", (query, cancel) => RefusedAsync(query, (message, now) => WebhookSignature.Sign(message, secret, query, now - Old), cancel)),
    ];

    /// <inheritdoc/>
    public Action? Break => null;

    /// <inheritdoc/>
    public async Task SendAsync(byte[] body, string? queryId, CancellationToken cancel)
    {
        if (queryId is null)
        {
            await CallAsync(body, (message, now) => WebhookSignature.Sign(message, secret, body, now), cancel);
            return;
        }

        // Like the engine: what is away is waited for. Whoever asks for the answer says for how long.
        _ = UntilTakenAsync(body, queryId, ending.Token);
    }

    /// <inheritdoc/>
    public Task<CheckAnswer?> AnswerAsync(string queryId, TimeSpan patience, CancellationToken cancel) => answers.NextAsync(queryId, patience, cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        ending.Dispose();
        client.Dispose();
    }

    private async Task UntilTakenAsync(byte[] body, string queryId, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            var (status, answer) = await CallAsync(body, (message, now) => WebhookSignature.Sign(message, secret, body, now), cancel);
            switch (status)
            {
                case null:
                case { } waits when WebhookClient.IsAway(waits):
                    await Task.Delay(Pause, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    continue;
                case HttpStatusCode.OK or HttpStatusCode.Created when answer.Length > 0:
                    answers.Add(queryId, new(answer));
                    return;
                case HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted or HttpStatusCode.NoContent when takesLater:
                    return;
                case HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted or HttpStatusCode.NoContent:
                    answers.Add(queryId, new([], "the answer is to come later: needs --listen"));
                    return;
                default:
                    answers.Add(queryId, new([], $"the webhook answered {(int)status}"));
                    return;
            }
        }
    }

    private async Task<string?> RefusedAsync(byte[] body, Action<HttpRequestMessage, Instant> sign, CancellationToken cancel) => await CallAsync(body, sign, cancel) switch
    {
        (null, _) => "no response",
        ( >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError, _) => null,
        (var status, _) => $"the webhook answered {(int)status}",
    };

    private async Task<(HttpStatusCode? Status, byte[] Body)> CallAsync(byte[] body, Action<HttpRequestMessage, Instant> sign, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new(RightsBroker.ContentType);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(RightsBroker.ContentType));
        message.Headers.Add(RightsBroker.TraceHeader, CheckTrace.New());
        sign(message, SystemClock.Instance.GetCurrentInstant());
        try
        {
            return await client.SendAsync(message, RightsLimits.AnswerBytes, cancel);
        }
        catch (Exception away) when (away is HttpRequestException or IOException or TimeoutException or InvalidDataException or OperationCanceledException)
        {
            return (null, []);
        }
    }
}
