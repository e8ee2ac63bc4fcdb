using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using RightsRequests.Intake;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Api;

/// <summary><c>POST /api/v1/requests</c>.</summary>
internal static class RequestEndpoints
{
    private const int LargestBody = 256 * 1024;
    private const int LongestKey = 200;

    public static void MapRequests(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/requests", FileAsync)
            .WithName("fileRequest").WithTags("public")
            .Accepts<NewRequest>("application/json")
            .Produces<FiledRequest>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesFailures()
            .RequireRateLimiting(Limits.Filing)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .DisableAntiforgery();

    private static async Task<IResult> FileAsync(HttpContext http, IntakeDesk desk, CancellationToken cancel)
    {
        var (request, wrong) = await JsonBody.ReadAsync<NewRequest>(http, cancel);
        if (request is null)
        {
            return wrong!;
        }

        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > LongestKey)
        {
            return Problems.KeyTooLong(LongestKey);
        }

        return await desk.FileAsync(request, key.Length == 0 ? null : key, cancel) switch
        {
            Filed filed => Results.Created($"/api/v1/requests/{filed.Request.Reference}", filed.Request),
            FilingRefused refused => Problems.Invalid(refused.Errors),
            KeyUsedForOther => Problems.KeyReused(),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };
    }
}
