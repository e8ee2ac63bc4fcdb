using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace RightsRequests.Web.Portal;

/// <summary>What lets a browser go on following a request: reference and code, encrypted, for an hour, so that neither stands in an address or a page.</summary>
public sealed class TrackingCookie(IDataProtectionProvider protection)
{
    private const string Name = "suivi";
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("RightsRequests.Tracking").ToTimeLimitedDataProtector();

    /// <summary>Null where there is none, or an old one.</summary>
    public FollowedRequest? Read(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<FollowedRequest>(protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Write(HttpContext http, FollowedRequest followed) =>
        http.Response.Cookies.Append(Name, protector.Protect(JsonSerializer.Serialize(followed), Life), Options(http));

    public void Forget(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http));

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", IsEssential = true };
}

/// <param name="Code">Tracking code.</param>
/// <param name="Token">Of the session that a one-time code opened; null: none.</param>
public sealed record FollowedRequest(string Reference, string Code, string? Token = null)
{
    /// <summary>The strongest that the browser has.</summary>
    public string Bearer => Token ?? Code;
}
