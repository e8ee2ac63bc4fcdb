using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using RightsRequests.Law;
using RightsRequests.Web.Forms;
using RightsRequests.Web.Staff;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>The console's door: the organisation's provider, and in development any name.</summary>
public sealed class SignInModel(WebOptions options) : ConsolePage
{
    public bool InDevelopment => options.Development;

    public bool ProviderIsSet => options.OidcAuthority is not null;

    /// <summary>Signed in, yet with no role of ours.</summary>
    public bool WithoutRole { get; private set; }

    /// <summary>Signed in with a role that does not open the page asked for.</summary>
    public bool OtherRole { get; private set; }

    [BindProperty(Name = "back", SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    public IEnumerable<Option> AllRoles => Vocabulary.All<Role>().Select(role => new Option(role, role));

    public async Task OnGetAsync()
    {
        if (Back is not null && await HttpContext.AuthenticateAsync(StaffSignIn.ConsoleCookie) is { Succeeded: true, Principal: { } user })
        {
            OtherRole = StaffActor.Of(user).Roles.Count > 0;
            WithoutRole = !OtherRole;
        }
    }

    /// <summary>By a link: browsers let no form lead to another site under our content policy.</summary>
    public IActionResult OnGetProvider() => ProviderIsSet
        ? Challenge(new AuthenticationProperties { RedirectUri = Own(Back) }, StaffSignIn.ConsoleProvider)
        : NotFound();

    public async Task<IActionResult> OnPostDevelopmentAsync()
    {
        if (!InDevelopment)
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 100)
        {
            Errors["utilisateur"] = Say("écrivez un nom, par exemple alice", "write a name, such as alice");
        }

        var known = Roles.Where(role => Vocabulary.TryRead<Role>(role, out _)).ToList();
        if (known.Count == 0)
        {
            Errors["roles"] = Say("choisissez au moins un rôle", "choose at least one role");
        }

        if (Errors.Count > 0)
        {
            return Page();
        }

        var claims = known.Select(role => new Claim(StaffSignIn.RolesClaim, role)).Prepend(new Claim(StaffSignIn.UserClaim, Name!));
        await HttpContext.SignInAsync(StaffSignIn.ConsoleCookie, new ClaimsPrincipal(new ClaimsIdentity(claims, "development", StaffSignIn.UserClaim, StaffSignIn.RolesClaim)));
        return LocalRedirect(Own(Back));
    }
}
