using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit;

/// <summary>Brings an answer that is too large for a message to the engine: <c>PUT …/queries/{queryId}/content</c>. Broken off, it
/// goes on from where the engine has it; what the engine does not take is a failure.</summary>
internal sealed class ContentUpload(string holder, HolderEngine engine, TimeSpan shortestPause)
{
    // Without any progress; with doubling pauses some two minutes.
    private const int TriesWithoutProgress = 8;

    // One for the process: it holds no state of anybody's.
    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Uploads all records; begins anew what an earlier try may have left.</summary>
    /// <exception cref="ContentRefusedException">The engine does not take it, or stayed away.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<AnswerContent> UploadAsync(string queryId, IReadOnlyList<AnswerRecord> records, CancellationToken cancel)
    {
        var address = new Uri(engine.Address, $"/api/v1/holders/{Uri.EscapeDataString(holder)}/queries/{Uri.EscapeDataString(queryId)}/content");
        var lines = new RecordLines(records);
        var (sha256, length) = lines.Measure();
        var (offset, tries) = (0L, 0);
        while (true)
        {
            Standing standing;
            try
            {
                standing = await PutAsync(address, lines, offset, length, sha256, cancel);
            }
            catch (Exception away) when (away is HttpRequestException or IOException)
            {
                standing = new(null, null);
            }

            if (standing.Stored is { } stored)
            {
                return stored;
            }

            tries = standing.Offset > offset ? 0 : tries + 1;
            if (tries == TriesWithoutProgress)
            {
                throw new ContentRefusedException("the engine stays away");
            }

            await Task.Delay(shortestPause * Math.Pow(2, tries), cancel);
            if ((standing.Offset ?? await OffsetAsync(address, cancel)) is { } at)
            {
                (tries, offset) = (at > offset ? 0 : tries, at > length ? 0 : at);
            }
        }
    }

    private async Task<Standing> PutAsync(Uri address, RecordLines lines, long offset, long length, byte[] sha256, CancellationToken cancel)
    {
        using var request = Request(HttpMethod.Put, address);
        request.Content = lines.From(offset == length ? 0 : offset, length);
        request.Content.Headers.ContentType = new("application/x-ndjson");
        request.Headers.Add("Repr-Digest", $"sha-256=:{Convert.ToBase64String(sha256)}:");
        if (offset > 0 && offset < length)
        {
            request.Content.Headers.ContentRange = new ContentRangeHeaderValue(offset, length - 1, length);
        }

        using var answer = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        switch (answer.StatusCode)
        {
            case HttpStatusCode.Created:
                var href = (await answer.Content.ReadFromJsonAsync<Uploaded>(RightsJson.Options, cancel))?.Href ?? address.AbsolutePath;
                return new(new AnswerContent(href, Convert.ToHexStringLower(sha256), length), null);
            case HttpStatusCode.Accepted or HttpStatusCode.Conflict:
                return new(null, OffsetOf(answer));
            case HttpStatusCode.UnprocessableEntity when await IsSettledAsync(answer, cancel):
                // An answer that got lost on its way back to us: the same one is given again, and nothing is stored twice.
                return new(new AnswerContent(address.AbsolutePath, Convert.ToHexStringLower(sha256), length), null);
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError:
                return new(null, null);
            default:
                // Its text could repeat what was sent.
                throw new ContentRefusedException(string.Create(CultureInfo.InvariantCulture, $"the engine answered {(int)answer.StatusCode}"));
        }
    }

    private static async Task<bool> IsSettledAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        try
        {
            return (await answer.Content.ReadFromJsonAsync<Problem>(RightsJson.Options, cancel))?.Type?.EndsWith("not-allowed-now", StringComparison.Ordinal) == true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static long? OffsetOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Upload-Offset", out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : null;

    // Null where the engine is still away.
    private async Task<long?> OffsetAsync(Uri address, CancellationToken cancel)
    {
        try
        {
            using var request = Request(HttpMethod.Head, address);
            using var answer = await Client.SendAsync(request, cancel);
            return answer.IsSuccessStatusCode ? OffsetOf(answer) : null;
        }
        catch (Exception away) when (away is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private HttpRequestMessage Request(HttpMethod method, Uri address) => new(method, address)
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", engine.Key) },
    };

    private sealed record Standing(AnswerContent? Stored, long? Offset);

    private sealed record Uploaded(string Href);

    private sealed record Problem(string? Type);
}

/// <summary>The engine did not take the content.</summary>
/// <param name="why">By kind and never by content.</param>
internal sealed class ContentRefusedException(string why) : Exception(why);
