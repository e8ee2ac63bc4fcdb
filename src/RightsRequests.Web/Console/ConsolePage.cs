using Microsoft.AspNetCore.Http;
using RightsRequests.Web.Forms;
using RightsRequests.Web.Operations;
using RightsRequests.Web.Staff;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>A page of the staff; its language is kept in a cookie.</summary>
public abstract class ConsolePage : BilingualPage
{
    /// <summary>Name of the cookie of the language.</summary>
    internal const string LanguageCookie = "langue";

    private const string ShortcutsCookie = "raccourcis";
    private const int LongestAddress = 4000;

    /// <inheritdoc />
    public override bool English => Browsers.English(HttpContext);

    /// <summary>Who is signed in.</summary>
    public Actor Who => StaffActor.Of(User);

    /// <summary>An address of ours to go back to, or the worklist: never another site's.</summary>
    protected string Own(string? back) => back is { Length: <= LongestAddress } && back.All(char.IsAscii) && Url.IsLocalUrl(back) ? back : "/console";

    /// <summary>Whether single keys act (WCAG 2.1.4): unless who works here has turned them off.</summary>
    public bool ShortcutsOn => Request.Cookies[ShortcutsCookie] != "non";

    /// <summary>Keeps the language for a year.</summary>
    protected void Keep(string language) => KeepCookie(LanguageCookie, language);

    /// <summary>Keeps for a year whether single keys act.</summary>
    protected void KeepShortcuts(bool on) => KeepCookie(ShortcutsCookie, on ? "oui" : "non");

    private void KeepCookie(string name, string value) => Response.Cookies.Append(name, value, new CookieOptions
    {
        Path = "/console",
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = Request.IsHttps,
    });
}
