using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using RightsRequests.Web.Staff;

namespace RightsRequests.Web.Console;

/// <summary>Leaving, and changing the language.</summary>
public sealed class SessionModel : ConsolePage
{
    public IActionResult OnGet() => LocalRedirect("/console");

    public IActionResult OnPostLanguage(string? to, string? back)
    {
        Keep(to == "en" ? "en" : "fr");
        return LocalRedirect(Own(back));
    }

    public async Task<IActionResult> OnPostSignOutAsync()
    {
        await HttpContext.SignOutAsync(StaffSignIn.ConsoleCookie);
        return LocalRedirect(StaffSignIn.SignInPath);
    }
}
