using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RightsRequests.Delivery;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Portal;

/// <summary>Follows a request without its tracking code: by a one-time code that goes to the address on file. The answer is the same whether there is such a request or not.</summary>
[EnableRateLimiting(Limits.Tracking)]
public sealed class SuiviCodeModel(StatusDesk desk, LostCodes lost, TrackingCookie cookie) : PortalPage
{
    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>True once a code was asked for.</summary>
    public bool Asked { get; private set; }

    public void OnGet()
    {
    }

    /// <summary>A code is asked for.</summary>
    public IActionResult OnPost()
    {
        if (HasReference())
        {
            lost.Ask(Reference!);
            Asked = true;
        }

        return Page();
    }

    /// <summary>The code is entered.</summary>
    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancel)
    {
        if (!HasReference())
        {
            return Page();
        }

        Asked = true;
        (string TrackingCode, SubjectSession Session)? opened = null;
        await TryAsync(async () => opened = await desk.OpenByCodeAsync(Reference!, Digits(Code), cancel));
        if (opened is var (trackingCode, session))
        {
            cookie.Write(HttpContext, new(Reference!, trackingCode, session.AccessToken));
            return Redirect($"{Root}/suivi?fait=ouvert");
        }

        if (Trouble is null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Errors["unique"] = "ce code n’ouvre rien : il est faux, usé ou expiré ; demandez-en un nouveau / this code opens nothing: it is wrong, used or expired; ask for a new one";
        }

        return Page();
    }

    private bool HasReference()
    {
        Reference = (Reference ?? "").Trim().ToUpperInvariant();
        if (Trouble is null && Reference.Length == 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Errors["reference"] = PortalWords.ReferenceMissing;
        }

        return Trouble is null && Reference.Length > 0;
    }
}
