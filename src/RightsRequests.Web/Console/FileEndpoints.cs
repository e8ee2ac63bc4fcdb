using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RightsRequests.Intake;
using RightsRequests.Web.Staff;

namespace RightsRequests.Web.Console;

/// <summary>Files that came with a request, for staff: saved, never shown in the console's own origin.</summary>
internal static class FileEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/console/cases/{caseId:guid}/files/{fileId:guid}", async (Guid caseId, Guid fileId, HttpContext http, FileDesk desk, CancellationToken cancel) =>
            Saved(await desk.OpenAsync(caseId, fileId, StaffActor.Of(http.User), cancel)))
            .RequireAuthorization(StaffSignIn.ConsolePolicy).ExcludeFromDescription();
        app.MapGet("/console/mailbox/{id:guid}/files/{number:int}", async (Guid id, int number, HttpContext http, MailDesk desk, CancellationToken cancel) =>
            Saved(await desk.OpenAsync(id, number, StaffActor.Of(http.User), cancel)))
            .RequireAuthorization(StaffSignIn.ConsolePolicy).ExcludeFromDescription();
    }

    public static IResult Saved(IncomingFile? file) => file is null
        ? Results.NotFound()
        : Results.File(file.Content, FileKind.Scans.Contains(file.ContentType) ? file.ContentType : FileKind.Unknown, file.Name);
}
