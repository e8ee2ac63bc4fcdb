using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RightsRequests.Intake;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Portal;

/// <summary>Goes on with a draft by its code.</summary>
[EnableRateLimiting(Limits.Filing)]
public sealed class DemandeReprendreModel(DraftDesk drafts, DraftCookie cookie, FormFlow flow) : FilingPage(drafts, cookie, flow)
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        IActionResult? next = null;
        await TryAsync(async () =>
        {
            if (await Drafts.ResumeAsync(Code ?? "", cancel) is { } kept)
            {
                Kept = kept;
                Cookie.Write(HttpContext, kept.Id);
                next = GoOn();
                return;
            }

            Response.StatusCode = StatusCodes.Status400BadRequest;
            Errors["code"] = "Ce code n’ouvre aucune demande : vérifiez-le, ou recommencez si le dernier jour indiqué est passé / This code opens no request: check it, or start anew if the last day you were told has passed";
        });
        return next ?? Page();
    }
}
