using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RightsRequests.Holders;
using RightsRequests.Web.Staff;

namespace RightsRequests.Web.Api;

/// <summary>Incidents of all cases, and those that belong to none.</summary>
internal static class IncidentEndpoints
{
    public static void MapIncidents(this IEndpointRouteBuilder routes)
    {
        var incidents = routes.MapGroup("/api/v1/incidents").WithTags("staff").RequireAuthorization(StaffSignIn.Policy).DisableAntiforgery()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesFailures();
        incidents.MapGet("", ListAsync).WithName("listIncidents").Produces<IReadOnlyList<IncidentSummary>>().ProducesProblem(StatusCodes.Status400BadRequest);
        Settles(incidents.MapPost("/{id:guid}/retry", (Guid id, ClaimsPrincipal user, IncidentDesk desk, CancellationToken cancel) =>
            AnswerAsync(desk.RetryAsync(id, StaffActor.Of(user), cancel)))).WithName("retryIncident");
        Settles(incidents.MapPost("/{id:guid}/dismiss", (Guid id, ClaimsPrincipal user, IncidentDesk desk, CancellationToken cancel) =>
            AnswerAsync(desk.DismissAsync(id, StaffActor.Of(user), cancel)))).WithName("dismissIncident");
    }

    private static RouteHandlerBuilder Settles(RouteHandlerBuilder route) => route
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ListAsync(ClaimsPrincipal user, IncidentDesk desk, CancellationToken cancel, string? open = null)
    {
        if (!StaffActor.Of(user).SeesContent())
        {
            return Problems.Forbidden();
        }

        return bool.TryParse(open ?? bool.TrueString, out var stillOpen)
            ? Results.Ok(await desk.ListAsync(stillOpen, cancel))
            : Problems.Invalid(new Dictionary<string, string> { ["open"] = "true, false" });
    }

    private static async Task<IResult> AnswerAsync(Task<IncidentOutcome> settling) => await settling switch
    {
        IncidentSettled => Results.NoContent(),
        IncidentUnknown => Problems.NotFound(),
        IncidentForbidden => Problems.Forbidden(),
        IncidentSettledBefore => Problems.LostRace(),
        IncidentOfCase ofCase => Problems.NotAllowedNow($"l’incident est celui du dossier {ofCase.CaseId} / the incident is of that case: retry-incident, dismiss-incident"),
        var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
    };
}
