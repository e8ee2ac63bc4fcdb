using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Portal;

/// <summary>Reads <c>/embed</c> and <c>/organisme/ID</c> at the front of an address as the place; what follows is the page.</summary>
internal static class PlaceRouting
{
    public const string Embed = "/embed";
    public const string Door = "/organisme";
    private const string First = "/demande";

    // Listed: no page of the staff, and no program's address, has a second address or can be framed.
    private static readonly string[] Pages = ["/demande", "/suivi", "/verifier"];
    private static readonly string[] FramedPages = ["/demande", "/suivi"];

    public static void UsePlaces(this IApplicationBuilder app, WebOptions options)
    {
        app.UseCookiePolicy(new CookiePolicyOptions { OnAppendCookie = Embedded, OnDeleteCookie = Embedded });
        app.Use(async (http, next) =>
        {
            var path = http.Request.Path;
            var embedded = options.EmbedOrigins.Count > 0 && path.StartsWithSegments(Embed, StringComparison.Ordinal);
            path = embedded ? new PathString(path.Value![Embed.Length..]) : path;
            var controller = Controller(http, ref path);
            if ((!embedded && controller is null) || !IsPage(path, embedded ? FramedPages : Pages, embedded))
            {
                await next(http);
                return;
            }

            var front = (embedded ? Embed : "") + (controller is null ? "" : $"{Door}/{controller.Id}");
            if (embedded && path.Value is null or "" or "/en")
            {
                http.Response.Redirect(front + path + First);
                return;
            }

            http.Request.PathBase += front;
            http.Request.Path = path.HasValue ? path : "/";
            new PortalPlace(controller, embedded).Keep(http);
            await next(http);
        });
    }

    private static Controller? Controller(HttpContext http, ref PathString path)
    {
        if (!path.StartsWithSegments(Door, StringComparison.Ordinal, out var rest) || rest.Value is not { Length: > 1 } text)
        {
            return null;
        }

        var end = text.IndexOf('/', 1);
        var controller = http.RequestServices.GetRequiredService<Policy>().Controller(end < 0 ? text[1..] : text[1..end]);
        if (controller is not null)
        {
            path = end < 0 ? PathString.Empty : new PathString(text[end..]);
        }

        return controller;
    }

    private static bool IsPage(PathString path, string[] pages, bool embedded)
    {
        var page = path.StartsWithSegments("/en", StringComparison.Ordinal, out var rest) ? rest : path;
        return !page.HasValue || (page == "/" && !embedded) || pages.Any(one => page.StartsWithSegments(one, StringComparison.Ordinal));
    }

    // In a frame of another site only such a cookie comes back, and only within that site's pages.
    private static void Embedded(AppendCookieContext cookie) => Embedded(cookie.Context, cookie.CookieOptions);

    private static void Embedded(DeleteCookieContext cookie) => Embedded(cookie.Context, cookie.CookieOptions);

    private static void Embedded(HttpContext http, CookieOptions cookie)
    {
        if (PortalPlace.Of(http).Embedded)
        {
            cookie.SameSite = SameSiteMode.None;
            cookie.Secure = true;
            cookie.Path = Embed;
            cookie.Extensions.Add("Partitioned");
        }
    }
}
