using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RightsRequests.Web.Portal;

namespace RightsRequests.Web.Operations;

/// <summary>Nothing of ours is framed, but the form by the sites that are named; nothing is sniffed or kept; scripts run in the console only, and only our own.</summary>
internal static class StrictHeaders
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";
    private const string Unframed = ContentPolicy + "; frame-ancestors 'none'";
    private const string ConsolePolicy = Unframed + "; script-src 'self'; connect-src 'self'";

    /// <summary>Set in the items of a request whose answer came from outside: it may do nothing at all.</summary>
    public const string Sandboxed = "sandboxed";

    public static void UseStrictHeaders(this IApplicationBuilder app, WebOptions options) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            var embedded = PortalPlace.Of(http).Embedded;
            headers.ContentSecurityPolicy = http.Items.ContainsKey(Sandboxed) ? "sandbox; " + Unframed
                : embedded ? $"{ContentPolicy}; frame-ancestors {string.Join(' ', options.EmbedOrigins)}"
                : http.Request.Path.StartsWithSegments("/console", StringComparison.OrdinalIgnoreCase) ? ConsolePolicy
                : Unframed;
            // Antiforgery's own header knows one origin only; the policy above says it for every browser that we serve.
            headers.XFrameOptions = embedded ? default : "DENY";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (!http.Request.Path.StartsWithSegments(Assets.Root, StringComparison.Ordinal))
            {
                headers.CacheControl = "no-store";
            }

            if (http.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
            }

            return Task.CompletedTask;
        });
        return next(http);
    });
}
