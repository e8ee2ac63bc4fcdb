using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace RightsRequests.Web.Api;

/// <summary>Transports of data holders other than the bus: not offered yet, and said so.</summary>
internal static class HolderEndpoints
{
    public static void MapHolders(this IEndpointRouteBuilder routes)
    {
        var holder = routes.MapGroup("/api/v1/holders/{id}").WithTags("holders").DisableAntiforgery();
        Open(holder.MapGet("/queries", (string id) => Problems.NotOffered()), "pullQueries");
        Open(holder.MapPost("/answers", (string id) => Problems.NotOffered()), "postAnswer");
        Open(holder.MapPut("/queries/{queryId}/content", (string id, string queryId) => Problems.NotOffered()), "putContent");
    }

    private static void Open(RouteHandlerBuilder route, string name) =>
        route.WithName(name).ProducesProblem(StatusCodes.Status501NotImplemented).ProducesFailures();
}
