using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RightsRequests.Delivery;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Api;

/// <summary>What the data subject sees of a request.</summary>
internal static class TrackingEndpoints
{
    public static void MapTracking(this IEndpointRouteBuilder routes)
    {
        var request = routes.MapGroup("/api/v1/requests/{reference}").WithTags("public").RequireRateLimiting(Limits.Tracking).DisableAntiforgery()
            .ProducesProblem(StatusCodes.Status429TooManyRequests).ProducesFailures();
        request.MapGet("", StatusAsync).WithName("requestStatus")
            .Produces<RequestStatus>().ProducesProblem(StatusCodes.Status404NotFound);
        request.MapPost("/sessions", StartAsync).WithName("startSession")
            .Produces(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound);
        request.MapPost("/sessions/confirm", ConfirmAsync).WithName("confirmSession")
            .Accepts<OneTimeCode>("application/json")
            .Produces<SubjectSession>().ProducesProblem(StatusCodes.Status404NotFound);
        request.MapGet("/documents/{id:guid}", DocumentAsync).WithName("requestDocument")
            .Produces<Stream>(StatusCodes.Status200OK, "application/pdf", "application/json", "application/zip")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> StatusAsync(string reference, HttpContext http, StatusDesk desk, CancellationToken cancel) =>
        await desk.GetAsync(reference, Bearer.Of(http), cancel) is { } status ? Results.Ok(status) : Problems.NotFound();

    private static async Task<IResult> StartAsync(string reference, HttpContext http, StatusDesk desk, CancellationToken cancel) =>
        await desk.StartSessionAsync(reference, Bearer.Of(http), cancel)
            ? Results.StatusCode(StatusCodes.Status202Accepted)
            : Problems.NotFound();

    private static async Task<IResult> ConfirmAsync(string reference, HttpContext http, StatusDesk desk, CancellationToken cancel)
    {
        OneTimeCode? body;
        try
        {
            body = await http.Request.ReadFromJsonAsync<OneTimeCode>(cancel);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return Problems.NotFound();
        }

        return body?.Code is { Length: > 0 and < 100 } code
            && await desk.ConfirmSessionAsync(reference, Bearer.Of(http), code, cancel) is { } session
            ? Results.Ok(session)
            : Problems.NotFound();
    }

    private static async Task<IResult> DocumentAsync(string reference, Guid id, HttpContext http, StatusDesk desk, CancellationToken cancel) =>
        await desk.DocumentAsync(reference, Bearer.Of(http), id, cancel) switch
        {
            DocumentFound found => Results.File(found.Content, found.ContentType, found.Name),
            SessionNeeded => Problems.With("session-needed", StatusCodes.Status403Forbidden, "Demandez un code à usage unique. / Ask for a one-time code."),
            DocumentWaits => Problems.With("try-later", StatusCodes.Status503ServiceUnavailable, "Le récépissé ne peut pas être signé en ce moment ; réessayez dans quelques minutes. / The receipt cannot be signed at the moment; try again in a few minutes."),
            _ => Problems.NotFound(),
        };

    private sealed record OneTimeCode(string? Code);
}
