using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Prometheus;
using RightsRequests.Holders;
using RightsRequests.Web.Api;

namespace RightsRequests.Web.Operations;

/// <summary>Health, metrics, description.</summary>
internal static class OperationEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "ok" })).WithName("live").WithTags("operations");
        routes.MapGet("/health/ready", ReadyAsync).WithName("ready").WithTags("operations")
            .Produces<Readiness>()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes.MapMetrics("/metrics");
        routes.MapOpenApi("/openapi/{documentName}.json");
    }

    // Without the broker the web stays ready: requests are accepted and go out when it is back. It is said all the same.
    private static async Task<IResult> ReadyAsync(NpgsqlDataSource database, IQueryBus bus, CancellationToken cancel)
    {
        try
        {
            await using var command = database.CreateCommand("SELECT 1 FROM cases LIMIT 1");
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (NpgsqlException)
        {
            return Problems.With("database-unavailable", StatusCodes.Status503ServiceUnavailable, "Base de données indisponible. / Database unavailable.");
        }

        return Results.Ok(await bus.IsReachableAsync(cancel) ? new Readiness("ok", "ok") : new Readiness("degraded", "unreachable"));
    }

    /// <param name="Status"><c>ok</c>, or <c>degraded</c>: requests are accepted, what goes to holders waits.</param>
    /// <param name="Broker"><c>ok</c> or <c>unreachable</c>.</param>
    private sealed record Readiness(string Status, string Broker);
}
