using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace RightsRequests.Web.Portal;

/// <summary>Which draft a browser is writing: its id, encrypted, until the browser is closed or a day has passed without a page of the form.</summary>
public sealed class DraftCookie(IDataProtectionProvider protection)
{
    private const string Name = "brouillon";
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("RightsRequests.Draft").ToTimeLimitedDataProtector();

    /// <summary>Null where there is none, or an old one.</summary>
    public Guid? Read(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 } text)
        {
            return null;
        }

        return Unseal(text);
    }

    /// <summary>The id as a page of the form bears it.</summary>
    public string Seal(Guid id) => protector.Protect(id.ToString("N"), Life);

    /// <summary>The id of a page of the form; null where it is none, or too old.</summary>
    public Guid? Unseal(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : Guid.ParseExact(protector.Unprotect(text), "N");
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Write(HttpContext http, Guid id) => http.Response.Cookies.Append(Name, Seal(id), Options(http));

    public void Forget(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http));

    // Lax: who comes back from a sign-in elsewhere comes back to their draft. What is sent bears a token besides.
    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", IsEssential = true };
}
