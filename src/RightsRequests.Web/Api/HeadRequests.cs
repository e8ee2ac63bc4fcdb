using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace RightsRequests.Web.Api;

/// <summary>Answers HEAD where GET is answered: the same, and the server leaves out the body (RFC 9110, 9.3.2).</summary>
internal static class HeadRequests
{
    // Not what holders fetch: a query that was looked at would be lent.
    private static readonly string[] Addresses = ["/health", "/openapi", "/api/v1/requests", "/api/v1/cases"];

    public static void UseHead(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsHead(http.Request.Method) || !Addresses.Any(one => http.Request.Path.StartsWithSegments(one, StringComparison.OrdinalIgnoreCase)))
        {
            await next(http);
            return;
        }

        http.Request.Method = HttpMethods.Get;
        try
        {
            await next(http);
        }
        finally
        {
            http.Request.Method = HttpMethods.Head;
        }
    });
}
