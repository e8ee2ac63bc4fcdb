using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RightsRequests.Casework;
using RightsRequests.Web.Operations;
using RightsRequests.Web.Portal;

namespace RightsRequests.Web.Api;

/// <summary>Turns what went wrong into a problem that says nothing of the inside.</summary>
internal sealed class FailureProblems(ILogger<FailureProblems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var databaseIsDown = Outage.OfDatabase(exception);
        var isOutage = Outage.Is(exception);
        if (isOutage)
        {
            httpContext.Response.Headers.RetryAfter = "10";
        }

        // The database says itself, and to every process, that it is away; of the keys only this one can tell.
        if (!databaseIsDown && exception is not BadHttpRequestException)
        {
            // The framework logs nothing of what is answered here.
            log.LogError("A call failed, trace {Trace}: {Failure}", Activity.Current?.TraceId.ToHexString() ?? httpContext.TraceIdentifier, FailureText.Of(exception));
        }

        if (Browsers.Reads(httpContext))
        {
            httpContext.Response.StatusCode = isOutage ? StatusCodes.Status503ServiceUnavailable
                : exception is BadHttpRequestException { StatusCode: var refused } ? refused
                : StatusCodes.Status500InternalServerError;
            await FailurePage.WriteAsync(httpContext);
            return true;
        }

        var problem = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problems.TooLarge(),
            BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => Problems.MediaTypeNeeded(httpContext),
            BadHttpRequestException bad => Problems.With("malformed-request", bad.StatusCode, "Requête mal formée. / Malformed request."),
            _ when isOutage => Problems.With(
                databaseIsDown ? "database-unavailable" : "keys-unavailable",
                StatusCodes.Status503ServiceUnavailable,
                "Service momentanément indisponible ; rien n'a été enregistré. / Temporarily unavailable; nothing was stored."),
            _ => Problems.With("failure", StatusCodes.Status500InternalServerError, "Erreur interne. / Internal error."),
        };
        await problem.ExecuteAsync(httpContext);
        return true;
    }
}
