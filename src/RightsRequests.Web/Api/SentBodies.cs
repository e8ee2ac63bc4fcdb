using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace RightsRequests.Web.Api;

/// <summary>What the headers of a body say, before anything reads it.</summary>
internal static class SentBodies
{
    // By name: a character set written here by mistake compresses nothing.
    private static readonly string[] Compressions = ["gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress"];

    public static void UseSentBodies(this IApplicationBuilder app) => app.Use(next => http => ReadAsync(http, next));

    private static Task ReadAsync(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        if (!request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return next(http);
        }

        if (request.Headers.ContentEncoding.ToString().Split(',', StringSplitOptions.TrimEntries).Intersect(Compressions, StringComparer.OrdinalIgnoreCase).Any())
        {
            // RFC 9110, 15.5.16: the answer says which coding is taken.
            http.Response.Headers.AcceptEncoding = "identity";
            return Problems.Compressed().ExecuteAsync(http);
        }

        // In quotes a parameter says the same (RFC 9110, 5.6.6); what reads JSON takes it for a character set that it does not know.
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase))
        {
            type.Charset = "utf-8";
            request.ContentType = type.ToString();
        }

        return next(http);
    }
}
