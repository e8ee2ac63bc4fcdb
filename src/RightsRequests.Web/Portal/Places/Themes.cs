using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RightsRequests.Web.Operations;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Portal;

/// <summary>A controller's colours as custom properties, and its logo; both from our own address, so that the content policy stays as it is.</summary>
internal static class Themes
{
    private const string Folder = Assets.Root + "/organisme";

    public static string Sheet(Controller controller) => $"{Folder}/{controller.Id}/theme.css?v={Version(Encoding.UTF8.GetBytes(Css(controller.Portal!)))}";

    public static string Logo(Controller controller) => $"{Folder}/{controller.Id}/logo?v={Version(controller.Portal!.Logo!.Content.Span)}";

    public static void MapThemes(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Folder + "/{id}/theme.css", (string id, Policy policy, HttpContext http) =>
            policy.Controller(id)?.Portal is { } portal ? Kept(http, Encoding.UTF8.GetBytes(Css(portal)), "text/css; charset=utf-8") : Results.NotFound()).ExcludeFromDescription();
        routes.MapGet(Folder + "/{id}/logo", (string id, Policy policy, HttpContext http) =>
        {
            if (policy.Controller(id)?.Portal?.Logo is not { } logo)
            {
                return Results.NotFound();
            }

            // Opened by itself an SVG is a document: it may do nothing at all.
            http.Items[StrictHeaders.Sandboxed] = true;
            return Kept(http, logo.Content, logo.MediaType);
        }).ExcludeFromDescription();
    }

    private static IResult Kept(HttpContext http, ReadOnlyMemory<byte> content, string type)
    {
        http.Response.Headers.CacheControl = http.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=300";
        return Results.Bytes(content, type);
    }

    private static string Css(ControllerPortal portal) => string.Create(
        CultureInfo.InvariantCulture,
        $":root{{--govuk-brand-colour:{portal.Colour};--govuk-link-colour:{portal.Colour};--govuk-link-hover-colour:{portal.Colour};{(portal.Surface is { } surface ? $"--govuk-surface-background-colour:{surface}" : "")}}}\n");

    private static string Version(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content))[..12];
}
