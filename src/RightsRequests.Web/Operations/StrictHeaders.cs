using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace RightsRequests.Web.Operations;

/// <summary>Nothing of ours is framed, sniffed or kept; scripts run in the console only, and only our own.</summary>
internal static class StrictHeaders
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private const string ConsolePolicy = ContentPolicy + "; script-src 'self'; connect-src 'self'";

    /// <summary>Set in the items of a request whose answer came from outside: it may do nothing at all.</summary>
    public const string Sandboxed = "sandboxed";

    public static void UseStrictHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = http.Items.ContainsKey(Sandboxed) ? "sandbox; " + ContentPolicy : http.Request.Path.StartsWithSegments("/console", StringComparison.OrdinalIgnoreCase) ? ConsolePolicy : ContentPolicy;
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
