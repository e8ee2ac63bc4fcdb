using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RightsRequests.Contracts;
using RightsRequests.Holders;

namespace RightsRequests.Web.Api;

/// <summary>Large answers: content in JSON lines, in one go or in parts.</summary>
internal static class ContentEndpoints
{
    private const string OffsetHeader = "Upload-Offset";
    private const string CompleteHeader = "Upload-Complete";
    private const string DigestHeader = "Repr-Digest";
    private const string DigestStart = "sha-256=:";

    public static void MapContent(this RouteGroupBuilder holder)
    {
        holder.MapPut("/queries/{queryId:guid}/content", PutAsync).WithName("putContent")
            .Accepts<Stream>("application/x-ndjson", "application/octet-stream")
            .Produces<Uploaded>(StatusCodes.Status201Created).Produces<Progress>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithMetadata(new RequestSizeLimitAttribute(RightsLimits.ContentBytes));
        holder.MapMethods("/queries/{queryId:guid}/content", [HttpMethods.Head], OffsetAsync).WithName("contentOffset")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> OffsetAsync(string id, Guid queryId, HttpContext http, ContentDesk desk, CancellationToken cancel)
    {
        if (await desk.ProgressAsync(id, queryId, cancel) is not { } progress)
        {
            return Problems.NotFound();
        }

        Tell(http, progress.Offset, progress.Sha256 is not null);
        return Results.NoContent();
    }

    private static async Task<IResult> PutAsync(string id, Guid queryId, HttpContext http, ContentDesk desk)
    {
        if (Part(http.Request) is not { } part)
        {
            return Problems.Invalid(new Dictionary<string, string> { ["Content-Range"] = "bytes 0-99/200 | bytes 0-99/*; Repr-Digest: sha-256=:…:" });
        }

        var outcome = await desk.WriteAsync(id, queryId, http.Request.Body, part);
        switch (outcome)
        {
            case ContentComplete done:
                Tell(http, done.Length, complete: true);
                return Results.Json(new Uploaded(http.Request.Path, done.Sha256, done.Length, done.Records), statusCode: StatusCodes.Status201Created);
            case ContentStored stored:
                Tell(http, stored.Offset, complete: false);
                return Results.Json(new Progress(stored.Offset), statusCode: StatusCodes.Status202Accepted);
            case ContentElsewhere elsewhere:
                Tell(http, elsewhere.Offset, complete: false);
                return Problems.With("wrong-offset", StatusCodes.Status409Conflict, "L'envoi reprend ailleurs. / The upload goes on elsewhere.", extensions: Extensions(("offset", elsewhere.Offset)));
            case ContentInvalid invalid:
                Tell(http, invalid.Offset, complete: false);
                return Problems.With("invalid-record", StatusCodes.Status422UnprocessableEntity, $"Ligne {invalid.Line} / line {invalid.Line}", invalid.Reason, Extensions(("line", invalid.Line), ("offset", invalid.Offset)));
            case ContentUnscanned unscanned:
                Tell(http, unscanned.Offset, complete: false);
                return Problems.With("try-later", StatusCodes.Status503ServiceUnavailable, "L'antivirus ne répond pas. / The virus scanner does not answer.", extensions: Extensions(("offset", unscanned.Offset)));
            case ContentTooLong:
                return Problems.TooLarge();
            case ContentDiffers:
                return Problems.With("digest-differs", StatusCodes.Status422UnprocessableEntity, "L'empreinte ou la longueur n'est pas celle annoncée ; recommencez. / Digest or length is not the one named; begin anew.");
            case ContentSettled:
                return Problems.NotAllowedNow("The query is answered or given up.");
            default:
                return Problems.NotFound();
        }
    }

    // Null where the headers cannot be understood.
    private static ContentPart? Part(HttpRequest request)
    {
        string? sha256 = null;
        var digest = request.Headers[DigestHeader].ToString();
        if (digest.Length > 0)
        {
            var bytes = new byte[33];
            var base64 = digest.StartsWith(DigestStart, StringComparison.OrdinalIgnoreCase) && digest.EndsWith(':') ? digest[DigestStart.Length..^1] : "";
            if (!Convert.TryFromBase64String(base64, bytes, out var length) || length != 32)
            {
                return null;
            }

            sha256 = Convert.ToHexStringLower(bytes.AsSpan(0, 32));
        }

        var text = request.Headers.ContentRange.ToString();
        if (text.Length == 0)
        {
            return new(0, request.ContentLength, EndsIt: true, sha256);
        }

        return ContentRangeHeaderValue.TryParse(text, out var range) && range is { Unit: "bytes", HasRange: true }
            ? new(range.From!.Value, range.Length, EndsIt: range.HasLength && range.To!.Value + 1 == range.Length, sha256)
            : null;
    }

    private static void Tell(HttpContext http, long offset, bool complete)
    {
        http.Response.Headers[OffsetHeader] = offset.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers[CompleteHeader] = complete ? "?1" : "?0";
    }

    private static Dictionary<string, object?> Extensions(params (string Name, object Value)[] extensions) => extensions.ToDictionary(one => one.Name, one => (object?)one.Value);

    /// <param name="Href">What the answer's <c>content.href</c> says.</param>
    private sealed record Uploaded(string Href, string Sha256, long Length, int Records);

    private sealed record Progress(long Offset);
}
