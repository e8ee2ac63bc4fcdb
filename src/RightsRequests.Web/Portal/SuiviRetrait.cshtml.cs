using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RightsRequests.Delivery;
using RightsRequests.Web.Forms;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Portal;

/// <summary>Asks once more before a request is withdrawn.</summary>
[EnableRateLimiting(Limits.Tracking)]
public sealed class SuiviRetraitModel(StatusDesk desk, SubjectDesk subject, TrackingCookie cookie) : PortalPage
{
    private FollowedRequest? followed;

    [BindProperty]
    public IReadOnlyList<Guid> Cases { get; set; } = [];

    public string Reference => followed?.Reference ?? "";

    /// <summary>What can be withdrawn.</summary>
    public IReadOnlyList<Option> Open { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await TryAsync(() => ReadAsync(cancel));
        return Open.Count == 0 && Trouble is null ? Redirect($"{Root}/suivi") : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await TryAsync(() => ReadAsync(cancel));
        if (Open.Count == 0 && Trouble is null)
        {
            return Redirect($"{Root}/suivi");
        }

        if (Cases.Count == 0 && Trouble is null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Errors["dossiers"] = "cochez ce que vous voulez retirer / tick what you want to withdraw";
            return Page();
        }

        await TryAsync(() => subject.WithdrawAsync(followed!.Reference, followed.Code, Cases, cancel));
        return Trouble is null ? Redirect($"{Root}/suivi?fait=retrait") : Page();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        followed = cookie.Read(HttpContext);
        if (followed is not null && await desk.GetAsync(followed.Reference, followed.Code, cancel) is { } status)
        {
            Open = [.. status.Cases.Where(one => one.State == "open").Select(one => new Option(one.Id.ToString(), Word(PortalWords.Rights, one.Right)))];
        }
    }
}
