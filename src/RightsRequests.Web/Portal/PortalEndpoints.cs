using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace RightsRequests.Web.Portal;

/// <summary>The public pages.</summary>
internal static class PortalEndpoints
{
    public static void MapPortal(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorPages();
        routes.MapGet("/style.css", () => Results.Text(PortalStyle.Css, "text/css")).ExcludeFromDescription();
    }
}
