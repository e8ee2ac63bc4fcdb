using Microsoft.AspNetCore.Mvc;
using RightsRequests.Holders;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>The holders, which of them are paused after too many incidents, and the decision to ask them again.</summary>
public sealed class HoldersModel(HolderTrustDesk desk) : ConsolePage
{
    [BindProperty(Name = "holder")]
    public string? Holder { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public IReadOnlyList<TrustedHolder> Holders { get; private set; } = [];

    public IReadOnlyList<TrustedHolder> Paused => [.. Holders.Where(one => one.PausedAt is not null)];

    public bool MayResume => Who.Is(Role.Dpo);

    /// <summary>What was done; null: nothing.</summary>
    public string? Done { get; private set; }

    public Task OnGetAsync(string? done, CancellationToken cancel)
    {
        Done = done == "resumed" ? Say("Ce détenteur est de nouveau interrogé ; ce qui attendait part.", "This holder is asked again; what waited goes out.") : null;
        return ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        switch (await desk.ResumeAsync(Holder ?? "", Who, Reason, cancel))
        {
            case HolderResumed:
                return RedirectToPage(new { done = "resumed" });
            case ResumeRefused:
                Errors["reason"] = Say($"Dites pourquoi, en {HolderTrustDesk.LongestReason} caractères au plus.", $"Say why, in {HolderTrustDesk.LongestReason} characters at most.");
                await ShowAsync(cancel);
                return Page();
            case HolderNotPaused:
                // Somebody else was quicker, or the page is old: what stands is shown.
                await ShowAsync(cancel);
                return Page();
            default:
                return Forbid(Staff.StaffSignIn.ConsoleCookie);
        }
    }

    public string How(TrustedHolder one) => Say(CaseWords.Of(SettingsWords.Transports, one.Transport.Word()));

    private async Task ShowAsync(CancellationToken cancel) => Holders = await desk.ListAsync(cancel);
}
