using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Figures;
using RightsRequests.Storage;

namespace RightsRequests.Holders;

/// <summary>Brings a query to a webhook, signed. Its answer stands in the response, or comes later to <c>/api/v1/holders/{id}/answers</c>.</summary>
/// <remarks>While the webhook is away the effect waits, without a failed try: the case's own timers tell a person. What it refuses for good fails, and is an incident.</remarks>
internal sealed class WebhookDelivery(WebhookClient client, WebhookSecrets secrets, HolderDesk desk, RealTime realTime)
{
    private static readonly Duration LongestPause = Duration.FromHours(1);

    /// <exception cref="EffectWaitsException">The webhook is away.</exception>
    /// <exception cref="WebhookRefusedException">It answered that it does not take the query.</exception>
    public async Task SendAsync(string holder, Uri url, RightsQuery query, CancellationToken cancel)
    {
        using var span = OfficeTrace.Publish(holder, query.QueryId);
        var body = JsonSerializer.SerializeToUtf8Bytes(query, RightsJson.Options);
        using var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new(RightsBroker.ContentType);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(RightsBroker.ContentType));
        if (OfficeTrace.Current is { } trace)
        {
            // Ours: the client's own span is none that anybody sees.
            message.Headers.Add(RightsBroker.TraceHeader, trace);
        }

        WebhookSignature.Sign(message, secrets.Of(holder), body, realTime.Clock.GetCurrentInstant());
        var (status, theirs, answer) = await CallAsync(message, cancel);
        switch (status)
        {
            case HttpStatusCode.OK or HttpStatusCode.Created when answer.Length > 0:
                await desk.AnswerArrivedAsync(new(answer, holder, query.QueryId) { Trace = theirs }, cancel);
                break;
            case HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted or HttpStatusCode.NoContent:
                break;
            default:
                throw new WebhookRefusedException((int)status);
        }
    }

    // What it asks for itself, a second or a day by its clock, and never so long that a slip of the pen silences it.
    private Duration? Pause(RetryConditionHeaderValue? after)
    {
        var asked = after?.Delta ?? (after?.Date is { } then ? then - realTime.Clock.GetCurrentInstant().ToDateTimeOffset() : TimeSpan.Zero);
        return asked > TimeSpan.Zero ? Duration.Min(Duration.FromTimeSpan(asked), LongestPause) : null;
    }

    private async Task<(HttpStatusCode Status, string? Trace, byte[] Body)> CallAsync(HttpRequestMessage message, CancellationToken cancel)
    {
        try
        {
            var (status, headers, body) = await client.ExchangeAsync(message, RightsLimits.AnswerBytes, cancel);
            // Without the holder's own context the answer stands in the trace of this call.
            return WebhookClient.IsAway(status)
                ? throw new EffectWaitsException(null, new WebhookRefusedException((int)status), Pause(headers.RetryAfter))
                : (status, headers.TryGetValues(RightsBroker.TraceHeader, out var trace) ? trace.First() : null, body);
        }
        catch (Exception away) when (WebhookClient.IsAway(away))
        {
            throw new EffectWaitsException(null, away);
        }
    }
}

/// <summary>A webhook did not take a query.</summary>
/// <param name="status">Of HTTP.</param>
internal sealed class WebhookRefusedException(int status) : Exception($"The webhook answered {status}.")
{
    public int Status { get; } = status;
}
