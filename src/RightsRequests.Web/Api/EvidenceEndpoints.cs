using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RightsRequests.Identity;
using RightsRequests.Web.Staff;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Api;

/// <summary>Evidence of identity, for who checks it.</summary>
internal static class EvidenceEndpoints
{
    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/cases/{id:guid}/evidence/{evidenceId:guid}", OpenAsync).WithName("getEvidence").WithTags("staff")
            .RequireAuthorization(StaffSignIn.Policy).DisableAntiforgery()
            .Produces<Stream>(StatusCodes.Status200OK, "application/pdf", "image/jpeg", "image/png")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesFailures();
        // The same for the console, whose staff are known by a cookie.
        routes.MapGet("/console/cases/{id:guid}/evidence/{evidenceId:guid}", OpenAsync)
            .RequireAuthorization(StaffSignIn.ConsolePolicy).ExcludeFromDescription();
    }

    private static async Task<IResult> OpenAsync(Guid id, Guid evidenceId, HttpContext http, EvidenceDesk desk, CancellationToken cancel)
    {
        var actor = StaffActor.Of(http.User);
        if (!actor.Is(Role.Agent))
        {
            return Problems.Forbidden();
        }

        if (await desk.OpenAsync(id, evidenceId, actor, cancel) is not { } found)
        {
            return Problems.NotFound();
        }

        // Pictures are looked at where they are; a PDF could act, so it is handed over as a file. No name of a person in either.
        var extension = found.ContentType[(found.ContentType.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var download = found.ContentType == "application/pdf";
        http.Response.Headers.ContentDisposition = $"{(download ? "attachment" : "inline")}; filename=\"{evidenceId:N}.{extension}\"";
        http.Items[Operations.StrictHeaders.Sandboxed] = true;
        return Results.Bytes(found.Content, found.ContentType);
    }
}
