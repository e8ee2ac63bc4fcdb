using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Prometheus;
using RightsRequests.Diagnosis;
using RightsRequests.Figures;
using RightsRequests.Holders;
using RightsRequests.Storage;
using RightsRequests.Web.Api;

namespace RightsRequests.Web.Operations;

/// <summary>Health, metrics, description.</summary>
internal static class OperationEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapHealth();
        routes.MapOpenApi("/openapi/v1.json");
    }

    /// <summary>What is told of every process, of a worker too.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "ok" })).WithName("live").WithTags("operations");
        routes.MapGet("/health/ready", ReadyAsync).WithName("ready").WithTags("operations")
            .Produces<Readiness>()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes.MapMetrics("/metrics").Add(endpoint =>
        {
            var metrics = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = http =>
            {
                if (Scrapers.Asks(http))
                {
                    return metrics(http);
                }

                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        });
    }

    // Without the broker the web stays ready: requests are accepted and go out when it is back. It is said all the same.
    // Late timers make no process unready either: what is late is a worker's, and taking the web away would help nobody.
    private static async Task<IResult> ReadyAsync(DatabaseDiagnosis database, KeyFit keys, OfficeStateReader office, IQueryBus bus, CancellationToken cancel)
    {
        try
        {
            if (await database.WrongSchemaAsync(cancel) is { } wrong)
            {
                return Problems.With("schema-outdated", StatusCodes.Status503ServiceUnavailable, $"{wrong.Says.Fr} / {wrong.Says.En}");
            }

            if (await keys.AwayAsync(cancel) is { } unfit)
            {
                return Problems.With("keys-unavailable", StatusCodes.Status503ServiceUnavailable, $"{unfit.Fr} / {unfit.En}");
            }

            var (late, _) = await office.LateTimersAsync(cancel);
            var there = await bus.IsReachableAsync(cancel);
            return Results.Ok(new Readiness(there && late == 0 ? "ok" : "degraded", there ? "ok" : "unreachable", late, Says(there, late)));
        }
        catch (Exception away) when (WhyAway.IsDatabase(away))
        {
            var why = WhyAway.Of(away);
            return Problems.With("database-unavailable", StatusCodes.Status503ServiceUnavailable, $"Base de données indisponible ({why.Fr}). / Database unavailable ({why.En}).");
        }
    }

    private static string? Says(bool broker, long late) => (broker, late) switch
    {
        (true, 0) => null,
        (false, 0) => "Le courtier est hors d'atteinte, ou ne prend rien, faute de mémoire ou de disque : les questions aux détenteurs attendent. / The broker cannot be reached, or takes nothing for want of memory or disk: queries to holders wait.",
        (true, _) => "Des échéances sont en retard : un worker tourne-t-il ? / Timers are late: does a worker run?",
        (false, _) => "Le courtier est hors d'atteinte, ou ne prend rien, et des échéances sont en retard : un worker tourne-t-il ? / The broker cannot be reached, or takes nothing, and timers are late: does a worker run?",
    };

    /// <param name="Status"><c>ok</c>, or <c>degraded</c>: requests are accepted, what goes to holders or is due waits.</param>
    /// <param name="Broker"><c>ok</c> or <c>unreachable</c>.</param>
    /// <param name="LateTimers">Timers due for more than a minute: no worker runs, or they do not keep up.</param>
    /// <param name="Says">What is wrong, in a sentence; null where all is well. <c>rights-requests doctor</c> says more.</param>
    private sealed record Readiness(string Status, string Broker, long LateTimers, string? Says);
}
