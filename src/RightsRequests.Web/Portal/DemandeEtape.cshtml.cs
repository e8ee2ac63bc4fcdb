using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using RightsRequests.Intake;
using RightsRequests.Web.Operations;

namespace RightsRequests.Web.Portal;

/// <summary>One step of the form, by its word in the address.</summary>
[EnableRateLimiting(Limits.Writing)]
public sealed class DemandeEtapeModel(DraftDesk drafts, DraftCookie cookie, FormFlow flow) : FilingPage(drafts, cookie, flow)
{
    [BindProperty(Name = "step", SupportsGet = true)]
    public string Here { get; set; } = "";

    public FormStep Step { get; private set; } = null!;

    /// <summary>The draft as this page shows it: with what was just typed, right or wrong.</summary>
    public FormSituation Shown { get; private set; } = null!;

    public IReadOnlyList<StepField> Fields => Step.Fields(Shown);

    /// <summary>The page before.</summary>
    public string Back => FormFlow.Before(Shown, Step) is { } step ? Address(step.Word) : $"{Root}/demande";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await FindAsync(cancel);
        if (Kept is null)
        {
            return Redirect($"{Root}/demande");
        }

        if (Flow.At(Situation, Here, Language) is not { } step)
        {
            return GoOn();
        }

        (Step, Shown) = (step, Situation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken cancel)
    {
        if (FormSteps.All.FirstOrDefault(one => one.Word == Here) is not { } step)
        {
            return NotFound();
        }

        Step = step;
        Shown = Flow.Situation(FormFlow.Take(Situation, step, Request.Form), Place);
        IActionResult? next = null;
        await TryAsync(async () => next = await TakeAsync(act, cancel));
        return next ?? Page();
    }

    private async Task<IActionResult> TakeAsync(string? act, CancellationToken cancel)
    {
        await FindAsync(cancel);
        // Without a draft, of an old page: what it asks is kept as the first answer of a new one.
        Kept ??= (await Drafts.ReadAsync(await Drafts.StartAsync(Fresh, cancel), cancel))!;
        Cookie.Write(HttpContext, Kept.Id);
        Shown = Flow.Situation(FormFlow.Take(Situation, Step, Request.Form), Place);
        if (act == "more")
        {
            Kept = await Drafts.ChangeAsync(Kept.Id, draft => FormSteps.OneMore(Taken(draft)), cancel);
            return Redirect(Address(Here));
        }

        if (act == "later")
        {
            Kept = await Drafts.KeepForLaterAsync(Kept.Id, Taken, cancel);
            return Redirect(Address("plus-tard"));
        }

        foreach (var (field, error) in Flow.Wrong(Shown, Step, Language))
        {
            Errors[field] = error;
        }

        if (Errors.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Kept = await Drafts.ChangeAsync(Kept.Id, draft => Taken(draft).Answer(Here), cancel);
        return Kept is null ? Redirect($"{Root}/demande") : GoOn();
    }

    private RequestDraft Taken(RequestDraft draft)
    {
        var taken = FormFlow.Take(Flow.Situation(draft, Place), Step, Request.Form);
        return taken with { Corrections = [.. taken.Corrections.Where(one => !one.IsEmpty)] };
    }
}
