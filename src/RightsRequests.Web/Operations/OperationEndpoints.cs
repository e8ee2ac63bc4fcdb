using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Prometheus;
using RightsRequests.Web.Api;

namespace RightsRequests.Web.Operations;

/// <summary>Health, metrics, description.</summary>
internal static class OperationEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "ok" })).WithName("live").WithTags("operations");
        routes.MapGet("/health/ready", ReadyAsync).WithName("ready").WithTags("operations")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes.MapMetrics("/metrics");
        routes.MapOpenApi("/openapi/{documentName}.json");
    }

    // The broker does not count: requests are accepted without it and go out when it is back.
    private static async Task<IResult> ReadyAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        try
        {
            await using var command = database.CreateCommand("SELECT 1 FROM cases LIMIT 1");
            await command.ExecuteNonQueryAsync(cancel);
            return Results.Json(new { status = "ok" });
        }
        catch (NpgsqlException)
        {
            return Problems.With("database-unavailable", StatusCodes.Status503ServiceUnavailable, "Base de données indisponible. / Database unavailable.");
        }
    }
}
