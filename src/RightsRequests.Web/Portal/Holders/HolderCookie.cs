using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace RightsRequests.Web.Portal;

/// <summary>The session that a code from a mail opened, encrypted, so that it stands in no address and no page.</summary>
public sealed class HolderCookie(IDataProtectionProvider protection)
{
    private const string Name = "detenteur";
    private static readonly TimeSpan Life = TimeSpan.FromHours(4);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("RightsRequests.Holder").ToTimeLimitedDataProtector();

    /// <summary>The session's token; null where there is none, or an old one.</summary>
    public string? Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[Name] is { Length: > 0 } text ? protector.Unprotect(text) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Write(HttpContext http, string token) => http.Response.Cookies.Append(Name, protector.Protect(token, Life), Options(http));

    public void Forget(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http));

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", IsEssential = true };
}
