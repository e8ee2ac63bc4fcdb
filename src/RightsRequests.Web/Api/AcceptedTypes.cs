using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace RightsRequests.Web.Api;

/// <summary>Which media types an endpoint takes.</summary>
internal static class AcceptedTypes
{
    private static readonly IReadOnlyList<string> Json = ["application/json"];

    /// <summary>Those of the endpoint that the request is for; JSON where it names none.</summary>
    public static IReadOnlyList<string> Of(HttpContext http) =>
        (Named(http.GetEndpoint()) ?? Meant(http).Select(Named).FirstOrDefault(types => types is not null)) ?? Json;

    private static IReadOnlyList<string>? Named(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes;

    // Routing puts an endpoint of its own in the place of one that does not take the type.
    private static IEnumerable<RouteEndpoint> Meant(HttpContext http) =>
        http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(one =>
            one.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(http.Request.Method) == true
            && new TemplateMatcher(new RouteTemplate(one.RoutePattern), []).TryMatch(http.Request.Path, []));
}
