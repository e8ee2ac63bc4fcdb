using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using RightsRequests.Web.Staff;

namespace RightsRequests.Web.Console;

/// <summary>Leaving, changing the language, turning the shortcuts on and off.</summary>
public sealed class SessionModel : ConsolePage
{
    public IActionResult OnGet() => LocalRedirect("/console");

    public IActionResult OnPostLanguage(string? to, string? back)
    {
        Keep(to == "en" ? "en" : "fr");
        return LocalRedirect(Own(back));
    }

    public IActionResult OnPostShortcuts(bool on)
    {
        KeepShortcuts(on);
        return RedirectToPage("/Console/Shortcuts");
    }

    public async Task<IActionResult> OnPostSignOutAsync()
    {
        await HttpContext.SignOutAsync(StaffSignIn.ConsoleCookie);
        return LocalRedirect(StaffSignIn.SignInPath);
    }
}
