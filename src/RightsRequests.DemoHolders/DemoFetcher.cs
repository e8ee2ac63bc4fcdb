using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RightsRequests.Contracts;
using RightsRequests.HolderKit;

namespace RightsRequests.DemoHolders;

/// <summary>A holder with <c>transport: http</c>: fetches its queries, posts its answers, and comes back by itself after an outage.</summary>
internal sealed class DemoFetcher(Uri server, string holder, string key, HolderResponder responder, Action<string> observe) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly HttpClient client = new()
    {
        BaseAddress = new Uri(server, $"/api/v1/holders/{holder}/"),
        // Longer than the longest wait that is asked for.
        Timeout = TimeSpan.FromSeconds(90),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await FetchAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception away) when (away is HttpRequestException or TaskCanceledException or JsonException)
            {
                // Only the kind of the fault: its text may quote what was sent.
                observe($"{holder} waits: {away.GetType().Name}");
                await Task.Delay(Pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public void Dispose() => client.Dispose();

    private async Task FetchAsync(CancellationToken stopping)
    {
        using var answer = await client.GetAsync(new Uri("queries?wait=30", UriKind.Relative), stopping);
        answer.EnsureSuccessStatusCode();
        using var queries = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(stopping));
        var traces = RightsTrace.Read(answer.Headers.TryGetValues(RightsTrace.Header, out var header) ? header.First() : null);
        foreach (var query in queries.RootElement.EnumerateArray())
        {
            var trace = query.TryGetProperty("queryId", out var id) && id.ValueKind == JsonValueKind.String ? traces.GetValueOrDefault(id.GetString()!) : null;
            if (await responder.AnswerAsync(Encoding.UTF8.GetBytes(query.GetRawText()), trace, stopping) is var (body, traceparent))
            {
                using var message = new HttpRequestMessage(HttpMethod.Post, new Uri("answers", UriKind.Relative)) { Content = new ByteArrayContent(body) };
                message.Content.Headers.ContentType = new(RightsBroker.ContentType);
                if (traceparent is not null)
                {
                    message.Headers.Add(RightsBroker.TraceHeader, traceparent);
                }

                using var taken = await client.SendAsync(message, stopping);
                observe($"{holder} {(int)taken.StatusCode}");
            }
        }
    }
}
