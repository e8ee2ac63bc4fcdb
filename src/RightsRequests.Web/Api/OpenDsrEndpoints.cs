using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RightsRequests.OpenDsr;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Api;

/// <summary>OpenDSR 2.0 below <c>/opendsr</c>, and the names of OpenGDPR 1.0: we are the processor. Described by its own specification, not by ours.</summary>
internal static class OpenDsrEndpoints
{
    private const int LargestBody = 64 * 1024;

    public static void MapOpenDsr(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("/opendsr").DisableAntiforgery().RequireRateLimiting(Limits.Holders).ExcludeFromDescription()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        all.MapGet("/discovery", (HttpContext http, DsrKeyRing keys) => Discovery(http, keys, DsrVersion.Two));
        all.MapGet("/v1/discovery", (HttpContext http, DsrKeyRing keys) => Discovery(http, keys, DsrVersion.One));
        all.MapGet("/certificate", (DsrKeyRing keys) => keys.IsSet ? Results.Text(keys.Key.Pem, "application/x-pem-file") : Problems.NotFound());
        foreach (var path in new[] { "/callbacks", "/opengdpr_callbacks" })
        {
            all.MapPost(path, CalledBackAsync);
        }

        Map(all, $"/{DsrVersion.Two.Requests}", DsrVersion.Two);
        Map(all, $"/{DsrVersion.One.Requests}", DsrVersion.One);
        Map(all, $"/v1/{DsrVersion.One.Requests}", DsrVersion.One);
    }

    private static void Map(RouteGroupBuilder all, string path, DsrVersion version)
    {
        var requests = all.MapGroup(path).AddEndpointFilter(new OpenDsrSignIn(version));
        requests.MapPost("", (HttpContext http, DsrDesk desk) => ReceiveAsync(http, desk, version));
        requests.MapGet("/{id}", async (string id, HttpContext http, DsrDesk desk, CancellationToken cancel) =>
            new OpenDsrResult(await desk.StatusAsync(OpenDsrSignIn.Controller(http), id, cancel), version));
        requests.MapDelete("/{id}", async (string id, HttpContext http, DsrDesk desk, CancellationToken cancel) =>
            new OpenDsrResult(await desk.CancelAsync(OpenDsrSignIn.Controller(http), id, cancel), version));
    }

    private static IResult Discovery(HttpContext http, DsrKeyRing keys, DsrVersion version)
    {
        if (!keys.IsSet)
        {
            return Problems.NotFound();
        }

        // Behind a proxy we see no TLS; in clear we are reached on this machine alone.
        var host = string.Equals(http.Request.Host.Host, keys.Key.Domain, StringComparison.OrdinalIgnoreCase) ? http.Request.Host.Value! : keys.Key.Domain;
        var root = new Uri($"{Uri.UriSchemeHttp}://{host}");
        var scheme = root.IsLoopback ? http.Request.Scheme : Uri.UriSchemeHttps;
        return new OpenDsrResult(DsrReply.Discovery(new($"{scheme}://{host}/opendsr/certificate"), version), version);
    }

    // We are the controller, and a processor tells how far it is.
    private static async Task<IResult> CalledBackAsync(HttpContext http, DsrReports reports, DsrKeyRing keys)
    {
        if (await BodyAsync(http) is not { } body)
        {
            return Failure(StatusCodes.Status413PayloadTooLarge, "TooLarge", $"The body may have {LargestBody} bytes.");
        }

        return await reports.CalledBackAsync(Header(one => one.DomainHeader), Header(one => one.SignatureHeader), body, http.RequestAborted)
            ? Results.Accepted()
            : Failure(StatusCodes.Status403Forbidden, "CallbackRefused", "It is not signed by a processor that was sent this request.");

        IResult Failure(int code, string reason, string message)
        {
            var reply = new DsrReply(DsrFailure.Of(code, reason, message));
            // Who only sends has no key of its own to sign with.
            return keys.IsSet ? new OpenDsrResult(reply, DsrVersion.Two) : new UnsignedDsrResult(reply);
        }

        string? Header(Func<DsrVersion, string> name) =>
            new[] { DsrVersion.Two, DsrVersion.One }.Select(version => (string?)http.Request.Headers[name(version)]).FirstOrDefault(value => value is not null);
    }

    private static async Task<IResult> ReceiveAsync(HttpContext http, DsrDesk desk, DsrVersion version)
    {
        if (!http.Request.HasJsonContentType())
        {
            return Failure(StatusCodes.Status415UnsupportedMediaType, "JsonNeeded", "Content-Type must be application/json.");
        }

        return await BodyAsync(http) is { } body
            ? new OpenDsrResult(await desk.ReceiveAsync(OpenDsrSignIn.Controller(http), body, version, http.RequestAborted), version)
            : Failure(StatusCodes.Status413PayloadTooLarge, "TooLarge", $"The body may have {LargestBody} bytes.");

        OpenDsrResult Failure(int code, string reason, string message) => new(new DsrReply(DsrFailure.Of(code, reason, message)), version);
    }

    // Null where it is too large.
    private static async Task<byte[]?> BodyAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            return body.ToArray();
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
