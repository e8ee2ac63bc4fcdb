using System.Net;
using Microsoft.AspNetCore.Http;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Portal;

/// <summary>Where a person is in the portal: at the organisation's door or at one controller's, on a page of its own or in a frame.</summary>
/// <param name="Controller">Whose door, by <c>/organisme/ID</c>; null: the organisation's.</param>
/// <param name="Embedded">True under <c>/embed</c>: in a frame on a page of the organisation.</param>
public sealed record PortalPlace(Controller? Controller, bool Embedded)
{
    private static readonly PortalPlace Ordinary = new(null, false);

    /// <summary>The controller's look; null: the organisation's.</summary>
    public ControllerPortal? Portal => Controller?.Portal;

    public static PortalPlace Of(HttpContext http) => http.Items[typeof(PortalPlace)] as PortalPlace ?? Ordinary;

    /// <summary>What every address of the portal begins with here, so that each step and link stays in its place.</summary>
    public static string Root(HttpContext http, bool english) => http.Request.PathBase.Value + (english ? "/en" : "");

    /// <summary>The page that a frame shows, at its address outside of the frame.</summary>
    public static string Outside(HttpContext http) => $"{http.Request.PathBase.Value!.Replace(PlaceRouting.Embed, "", StringComparison.Ordinal)}{http.Request.Path}";

    /// <summary>Whether a browser would keep a cookie for a frame at this address: only a secure one, and loopback is secure.</summary>
    public static bool CanKeep(HttpContext http) =>
        http.Request.IsHttps || http.Request.Host.Host is "localhost" || (IPAddress.TryParse(http.Request.Host.Host, out var address) && IPAddress.IsLoopback(address));

    internal void Keep(HttpContext http) => http.Items[typeof(PortalPlace)] = this;
}
