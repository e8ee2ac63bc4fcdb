using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using RightsRequests.Web.Operations;
using RightsRequests.Web.Portal;

namespace RightsRequests.Web.Api;

/// <summary>A problem for every bare error status.</summary>
internal static class StatusProblems
{
    public static Task WriteAsync(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        if (Browsers.Reads(context.HttpContext))
        {
            return FailurePage.WriteAsync(context.HttpContext);
        }

        var problem = status switch
        {
            StatusCodes.Status401Unauthorized => Problems.SignIn(),
            StatusCodes.Status403Forbidden => Problems.Forbidden(),
            StatusCodes.Status404NotFound => Problems.NotFound(),
            StatusCodes.Status405MethodNotAllowed => Problems.With("method-not-allowed", status, "Méthode non admise. / Method not allowed."),
            StatusCodes.Status413PayloadTooLarge => Problems.TooLarge(),
            StatusCodes.Status415UnsupportedMediaType => Problems.MediaTypeNeeded(context.HttpContext),
            StatusCodes.Status400BadRequest => Problems.With("malformed-request", status, "Requête mal formée. / Malformed request."),
            _ => Problems.With($"http-{status}", status, ReasonPhrases.GetReasonPhrase(status)),
        };
        return problem.ExecuteAsync(context.HttpContext);
    }
}
