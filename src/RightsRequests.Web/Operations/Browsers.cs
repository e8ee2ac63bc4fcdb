using Microsoft.AspNetCore.Http;
using RightsRequests.Web.Console;

namespace RightsRequests.Web.Operations;

/// <summary>Who reads an error: a person in a browser, or a program.</summary>
internal static class Browsers
{
    private static readonly string[] ForPrograms = ["/api", "/dev", "/health", "/metrics", "/openapi"];

    /// <summary>True where a page is asked for, at an address made for people.</summary>
    public static bool Reads(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !ForPrograms.Any(start => http.Request.Path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase));

    /// <summary>True under <c>/en</c>, and in the console where who works there chose English.</summary>
    public static bool English(HttpContext http) =>
        InConsole(http) ? http.Request.Cookies[ConsolePage.LanguageCookie] == "en" : http.Request.Path.StartsWithSegments("/en", StringComparison.Ordinal);

    /// <summary>True at the pages of the staff.</summary>
    public static bool InConsole(HttpContext http) => http.Request.Path.StartsWithSegments("/console", StringComparison.OrdinalIgnoreCase);
}
