using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace RightsRequests.Web.Api;

/// <summary>Describes what can go wrong everywhere.</summary>
internal static class FailureDescriptions
{
    public static TBuilder ProducesFailures<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes
        .ProducesProblem(StatusCodes.Status500InternalServerError)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    public static TBuilder ProducesProblem<TBuilder>(this TBuilder routes, int status)
        where TBuilder : IEndpointConventionBuilder =>
        routes.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]));
}
