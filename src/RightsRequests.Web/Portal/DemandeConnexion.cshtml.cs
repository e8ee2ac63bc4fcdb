using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Portal;

/// <summary>Leads to the members' provider. By a link: browsers let no form lead to another site under our content policy.</summary>
[EnableRateLimiting(Limits.Filing)]
public sealed class DemandeConnexionModel(WebOptions options) : PortalPage
{
    public IActionResult OnGet() => options.Members is null || Place.Embedded
        ? NotFound()
        : Challenge(new AuthenticationProperties { RedirectUri = $"{Root}/demande" }, MemberSignIn.Scheme);
}
