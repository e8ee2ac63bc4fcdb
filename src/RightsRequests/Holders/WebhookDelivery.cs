using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using RightsRequests.Casework;
using RightsRequests.Contracts;
using RightsRequests.Storage;

namespace RightsRequests.Holders;

/// <summary>Brings a query to a webhook, signed. Its answer stands in the response, or comes later to <c>/api/v1/holders/{id}/answers</c>.</summary>
/// <remarks>While the webhook is away the effect waits, without a failed try: the case's own timers tell a person. What it refuses for good fails, and is an incident.</remarks>
internal sealed class WebhookDelivery(WebhookClient client, WebhookSecrets secrets, HolderDesk desk, RealTime realTime)
{
    /// <exception cref="EffectWaitsException">The webhook is away.</exception>
    /// <exception cref="WebhookRefusedException">It answered that it does not take the query.</exception>
    public async Task SendAsync(string holder, Uri url, RightsQuery query, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(query, RightsJson.Options);
        using var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new(RightsBroker.ContentType);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(RightsBroker.ContentType));
        WebhookSignature.Sign(message, secrets.Of(holder), body, realTime.Clock.GetCurrentInstant());
        var (status, answer) = await CallAsync(message, cancel);
        switch (status)
        {
            case HttpStatusCode.OK or HttpStatusCode.Created when answer.Length > 0:
                await desk.AnswerArrivedAsync(answer, holder, query.QueryId, cancel);
                break;
            case HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted or HttpStatusCode.NoContent:
                break;
            default:
                throw new WebhookRefusedException((int)status);
        }
    }

    private async Task<(HttpStatusCode Status, byte[] Body)> CallAsync(HttpRequestMessage message, CancellationToken cancel)
    {
        try
        {
            var answered = await client.SendAsync(message, RightsLimits.AnswerBytes, cancel);
            return WebhookClient.IsAway(answered.Status)
                ? throw new EffectWaitsException(null, new WebhookRefusedException((int)answered.Status))
                : answered;
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
