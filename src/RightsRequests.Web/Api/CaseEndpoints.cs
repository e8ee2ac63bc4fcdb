using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Web.Staff;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Api;

/// <summary>The staff's API.</summary>
internal static class CaseEndpoints
{
    private const int LargestBody = 256 * 1024;
    private const int LongestPage = 500;

    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        var cases = routes.MapGroup("/api/v1/cases").WithTags("staff").RequireAuthorization(StaffSignIn.Policy).DisableAntiforgery()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesFailures();
        cases.MapGet("", ListAsync).WithName("listCases").Produces<CasePage>().ProducesProblem(StatusCodes.Status400BadRequest);
        cases.MapGet("/{id:guid}", GetAsync).WithName("getCase").Produces<CaseView>().ProducesProblem(StatusCodes.Status404NotFound);
        cases.MapGet("/{id:guid}/letters/{letterId:guid}", LetterAsync).WithName("getLetter")
            .Produces<Stream>(StatusCodes.Status200OK, "application/pdf").ProducesProblem(StatusCodes.Status404NotFound);
        cases.MapGet("/{id:guid}/records", RecordsAsync).WithName("listRecords")
            .Produces<RecordPage>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        cases.MapPost("/{id:guid}/actions", ActAsync).WithName("actOnCase")
            .Accepts<Dictionary<string, JsonElement>>("application/json")
            .Produces<CaseView>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody));
    }

    private static async Task<IResult> ListAsync(
        ClaimsPrincipal user,
        CaseDesk desk,
        CancellationToken cancel,
        string? state = null,
        string? right = null,
        string? dueBefore = null,
        string? assignee = null,
        string? q = null,
        string? after = null,
        string? limit = null)
    {
        var reading = new CaseQuery(Asked(state), Asked(right), Asked(dueBefore), Asked(assignee), q, Asked(after), Asked(limit)).Read(out var filter);
        return reading.Count > 0 ? Problems.Invalid(reading) : Results.Ok(await desk.ListAsync(filter, StaffActor.Of(user), cancel));
    }

    // Left empty, as in the contract's own line, is not asked.
    private static string? Asked(string? text) => text is "" ? null : text;

    private static async Task<IResult> GetAsync(Guid id, HttpContext http, CaseDesk desk, CancellationToken cancel) =>
        await desk.GetAsync(id, StaffActor.Of(http.User), cancel) is { } found ? Tagged(http, found) : Problems.NotFound();

    private static async Task<IResult> LetterAsync(Guid id, Guid letterId, ClaimsPrincipal user, CaseDesk desk, CancellationToken cancel)
    {
        var actor = StaffActor.Of(user);
        if (!actor.SeesContent())
        {
            return Problems.Forbidden();
        }

        return await desk.LetterAsync(id, letterId, cancel) is { } pdf
            ? Results.File(pdf, "application/pdf", $"{letterId}.pdf")
            : Problems.NotFound();
    }

    private static async Task<IResult> RecordsAsync(Guid id, ClaimsPrincipal user, RecordDesk desk, CancellationToken cancel, string? after = null, string? limit = null)
    {
        var actor = StaffActor.Of(user);
        if (!actor.SeesContent())
        {
            return Problems.Forbidden();
        }

        Dictionary<string, string> errors = [];
        var most = limit is null ? LongestPage : CaseQuery.Count(errors, limit, LongestPage);
        if (after is not null && !RecordDesk.Follows(after))
        {
            errors["after"] = CaseQuery.NoCursor;
        }

        if (errors.Count > 0)
        {
            return Problems.Invalid(errors);
        }

        return await desk.ListAsync(id, actor, after, most, cancel) is { } page ? Results.Ok(page) : Problems.NotFound();
    }

    private static async Task<IResult> ActAsync(Guid id, HttpContext http, CaseDesk desk, CancellationToken cancel)
    {
        if (await ActionBody.ReadAsync(http, cancel) is not { } body)
        {
            return Problems.Invalid(new Dictionary<string, string> { ["body"] = "mal formé, ou un champ écrit deux fois / malformed, or the same field twice: {\"action\":\"…\", …}" });
        }

        var actor = StaffActor.Of(http.User);
        return await desk.ActAsync(id, ETag.Versions(http.Request.Headers.IfMatch.ToString()), actor, body.Action, body.Fields, cancel) switch
        {
            Acted => await desk.GetAsync(id, actor, cancel) is { } moved ? Tagged(http, moved) : Problems.NotFound(),
            LostRace => Problems.LostRace(),
            ActForbidden forbidden => Problems.Forbidden(forbidden.Why),
            ActNotAllowed refused => Problems.NotAllowedNow(refused.Why),
            ActInvalid invalid => Problems.Invalid(invalid.Errors, StatusCodes.Status422UnprocessableEntity),
            CaseUnknown => Problems.NotFound(),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };
    }

    private static IResult Tagged(HttpContext http, CaseView found)
    {
        http.Response.Headers.ETag = ETag.Of(found.Version);
        return Results.Ok(found);
    }
}
