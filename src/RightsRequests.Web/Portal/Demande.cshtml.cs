using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RightsRequests.Intake;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Portal;

/// <summary>Where the form begins: what one needs, how long it takes, and what was begun before.</summary>
[EnableRateLimiting(Limits.Writing)]
public sealed class DemandeModel(DraftDesk drafts, DraftCookie cookie, FormFlow flow, WebOptions options) : FilingPage(drafts, cookie, flow)
{
    /// <summary>Where one may sign in, as people call it; null: nowhere, or not within a frame, where no provider shows itself.</summary>
    public string? Provider => Place.Embedded || Kept?.Draft.Known is not null ? null : options.Members?.Name;

    /// <summary>True where a sign-in just failed.</summary>
    public bool SignInFailed => Request.Query.ContainsKey(MemberSignIn.Failed);

    public Task OnGetAsync(CancellationToken cancel) => FindAsync(cancel);

    /// <summary>Begins a request; one begun before in this browser is dropped only where the person says so.</summary>
    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken cancel)
    {
        IActionResult? next = null;
        await TryAsync(async () =>
        {
            await FindAsync(cancel);
            if (Kept is { } before && act == "anew")
            {
                await Drafts.DiscardAsync(before.Id, cancel);
                Kept = null;
            }

            Kept ??= await Drafts.ReadAsync(await Drafts.StartAsync(Fresh, cancel), cancel);
            Cookie.Write(HttpContext, Kept!.Id);
            next = GoOn();
        });
        return next ?? Page();
    }
}
