namespace RightsRequests.Letters.Signing;

/// <summary>Asks over HTTP without waiting or reading without end.</summary>
internal static class BoundedHttp
{
    /// <summary>Shorter than the lease of an effect, so that one letter is never signed twice at a time.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>The body of a successful answer; null when there is none in time, or a larger one.</summary>
    public static async Task<byte[]?> SendAsync(HttpClient http, HttpRequestMessage request, int largest, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(LongestWait);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode)
            {
                return null;
            }

            await answer.Content.LoadIntoBufferAsync(largest, limit.Token).ConfigureAwait(false);
            return await answer.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
