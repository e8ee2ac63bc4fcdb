using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RightsRequests.EvidenceFiles;
using RightsRequests.Web.Staff;

namespace RightsRequests.Web.Console;

/// <summary>The evidence file of a request, for the DPO and auditors; kept nowhere.</summary>
internal static class EvidenceFileEndpoints
{
    public static void MapEvidenceFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/console/cases/{caseId:guid}/evidence-file", async (Guid caseId, HttpContext http, EvidenceFileDesk desk, CancellationToken cancel) =>
            await desk.ExportAsync(caseId, StaffActor.Of(http.User), cancel) switch
            {
                EvidenceFile file => Results.File(file.Zip, "application/zip", file.Name),
                EvidenceFileForbidden => Results.StatusCode(StatusCodes.Status403Forbidden),
                _ => Results.NotFound(),
            })
            .RequireAuthorization(StaffSignIn.ConsolePolicy).ExcludeFromDescription();
}
