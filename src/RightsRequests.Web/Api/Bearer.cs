using Microsoft.AspNetCore.Http;

namespace RightsRequests.Web.Api;

/// <summary>The bearer of a subject's request: tracking code or session token.</summary>
internal static class Bearer
{
    private const string Scheme = "Bearer ";

    /// <summary>Empty where none.</summary>
    public static string Of(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
    }
}
