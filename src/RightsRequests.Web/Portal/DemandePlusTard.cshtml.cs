using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using RightsRequests.Intake;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Portal;

/// <summary>The code by which a draft is resumed, on the page and by mail; or an end to the draft.</summary>
[EnableRateLimiting(Limits.Filing)]
public sealed class DemandePlusTardModel(DraftDesk drafts, DraftMail mail, DraftCookie cookie, FormFlow flow) : FilingPage(drafts, cookie, flow)
{
    [BindProperty(Name = "courriel")]
    public string? To { get; set; }

    /// <summary>Whether the code was mailed; null: not asked.</summary>
    public bool? Mailed { get; private set; }

    /// <summary>The last day on which the draft is there.</summary>
    public LocalDate LastDay => There(Kept!.ExpiresAt).Date.PlusDays(-1);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await FindAsync(cancel);
        return Kept?.Code is null ? Redirect($"{Root}/demande") : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken cancel)
    {
        await FindAsync(cancel);
        if (Kept?.Code is null || Trouble is not null)
        {
            return Kept?.Code is null ? Redirect($"{Root}/demande") : Page();
        }

        if (act == "discard")
        {
            await Drafts.DiscardAsync(Kept.Id, cancel);
            Cookie.Forget(HttpContext);
            return Redirect($"{Root}/demande");
        }

        if (act == "close")
        {
            Cookie.Forget(HttpContext);
            return Redirect($"{Root}/");
        }

        To = (To ?? "").Trim();
        if (To.Length == 0 || RequestValidation.WrongEmail(To) is { })
        {
            Errors["courriel"] = RequestValidation.WrongEmail(To.Length == 0 ? "-" : To)!;
            return Page();
        }

        Mailed = await mail.SendCodeAsync(Kept.Id, To, Day(LastDay), Language, cancel);
        return Page();
    }
}
