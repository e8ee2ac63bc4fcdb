using Microsoft.AspNetCore.Mvc;
using RightsRequests.Absences;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>Who is away, and who approves in their place.</summary>
public sealed class AbsencesModel(AbsenceDesk desk) : ConsolePage
{
    [BindProperty(Name = "absent")]
    public string? Absent { get; set; }

    [BindProperty(Name = "substitute")]
    public string? Substitute { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "to")]
    public string? To { get; set; }

    public IReadOnlyList<Absence> Absences { get; private set; } = [];

    /// <summary>For whom the reader approves today.</summary>
    public IReadOnlyList<string> For { get; private set; } = [];

    public bool MayEnter => Who.Is(Role.Dpo);

    /// <summary>What was done; null: nothing.</summary>
    public string? Done { get; private set; }

    public Task OnGetAsync(string? done, CancellationToken cancel)
    {
        Absent = Who.User;
        Done = done switch
        {
            "told" => Say("L’absence est enregistrée ; les deux personnes sont prévenues par courriel.", "The absence is entered; both are told by e-mail."),
            "not-told" => Say("L’absence est enregistrée. Prévenez-les vous-même : nous n’avons pas pu écrire à l’une des deux.", "The absence is entered. Tell them yourself: we could not write to one of the two."),
            "ended" => Say("L’absence est terminée.", "The absence is ended."),
            _ => null,
        };
        return ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        switch (await desk.EnterAsync(Absent, Substitute, From, To, Who, cancel))
        {
            case AbsenceEntered entered:
                return RedirectToPage(new { done = entered.Told ? "told" : "not-told" });
            case AbsenceRefused refused:
                foreach (var (field, error) in refused.Errors)
                {
                    Errors[field] = Half(error);
                }

                await ShowAsync(cancel);
                return Page();
            default:
                return Forbid(Staff.StaffSignIn.ConsoleCookie);
        }
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancel) =>
        RedirectToPage(new { done = await desk.EndAsync(id, Who, cancel) ? "ended" : null });

    public string State(Absence one) => one switch
    {
        { Ended: true } => Say("Terminée", "Ended"),
        { Now: true } => Say("En cours", "Now"),
        _ => "",
    };

    private async Task ShowAsync(CancellationToken cancel)
    {
        Absences = await desk.ListAsync(cancel);
        For = await desk.StandsInForAsync(Who, cancel);
    }
}
