using System.Net.Sockets;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace RightsRequests.Web.Api;

/// <summary>Turns what went wrong into a problem that says nothing of the inside.</summary>
internal sealed class FailureProblems : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problems.TooLarge(),
            BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => Problems.JsonNeeded(),
            BadHttpRequestException bad => Problems.With("malformed-request", bad.StatusCode, "Requête mal formée. / Malformed request."),
            _ when DatabaseIsDown(exception) => Problems.With(
                "database-unavailable",
                StatusCodes.Status503ServiceUnavailable,
                "Service momentanément indisponible ; rien n'a été enregistré. / Temporarily unavailable; nothing was stored."),
            _ => Problems.With("failure", StatusCodes.Status500InternalServerError, "Erreur interne. / Internal error."),
        };
        if (DatabaseIsDown(exception))
        {
            httpContext.Response.Headers.RetryAfter = "10";
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static bool DatabaseIsDown(Exception? exception)
    {
        for (var one = exception; one is not null; one = one.InnerException)
        {
            // Class 08 connection, 53 resources, 57P shutdown.
            if (one is PostgresException { SqlState: var state })
            {
                return state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
                    || state.StartsWith("57P", StringComparison.Ordinal);
            }

            if (one is NpgsqlException or SocketException)
            {
                return true;
            }
        }

        return false;
    }
}
