using Microsoft.AspNetCore.Mvc;
using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Versions;
using RightsRequests.Web.Forms;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>Which version of the policy pack is in force since when, what its check says, and the cases on earlier versions.</summary>
public sealed class SettingsModel(VersionDesk versions, PackDesk pack) : ConsolePage
{
    public IReadOnlyList<VersionInUse> Versions { get; private set; } = [];

    public IReadOnlyList<PolicyFileView> Files { get; private set; } = [];

    public IReadOnlyList<PackFault> Faults { get; private set; } = [];

    /// <summary>The earlier version looked at, or null.</summary>
    public VersionInUse? Old { get; private set; }

    public IReadOnlyList<CaseOnVersion> Cases { get; private set; } = [];

    /// <summary>What came of the move just made.</summary>
    public IReadOnlyList<MovedCase>? Moved { get; private set; }

    [BindProperty(Name = "version", SupportsGet = true)]
    public string? Version { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public bool MayMove => Who.Is(Role.Dpo) && Cases.Any(one => one.Verdict is MoveAllowed);

    public IEnumerable<Option> Reasons => ((string[])["procedure-corrected", "law-changed", "organisation-changed", "other"])
        .Select(word => new Option(word, Say(CaseWords.Options[word])));

    public string Short(string hash) => hash[..Math.Min(12, hash.Length)];

    public string RightName(Right right) => Say(CaseWords.Of(ProcedureWords.Rights, right.Word()));

    public string Verdict(CaseOnVersion one) => one.Verdict switch
    {
        MoveAllowed => Say("Peut passer à la version en vigueur", "May move to the version in force"),
        MoveRefused no => Say("Reste : ", "Stays: ") + string.Join(Say(" ; ", "; "), no.Obstacles.Select(obstacle =>
            Say(CaseWords.Of(SettingsWords.Obstacles, obstacle.Why)) + (obstacle.Step.Length == 0 ? "" : $" ({obstacle.Step})"))),
        _ => Say("Reste : sa version ne peut plus être lue", "Stays: its version can no longer be read"),
    };

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!Who.Is(Role.Dpo))
        {
            return Forbid(Staff.StaffSignIn.ConsoleCookie);
        }

        await ShowAsync(cancel);
        if (Reasons.All(one => one.Value != Why))
        {
            Errors["why"] = "choisissez le motif / choose the reason";
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            Errors["reason"] = "dites pourquoi : c’est gardé dans chaque dossier / say why: it is kept in each case";
        }

        if (Errors.Count == 0 && Old is not null)
        {
            Moved = await versions.MoveAsync(Old.Right, Old.Hash, Why!, Reason!.Trim(), Who, cancel);
            await ShowAsync(cancel);
        }

        return Page();
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        Versions = await versions.ListAsync(cancel);
        Files = await versions.FilesAsync(cancel);
        Faults = pack.Check();
        Old = Versions.FirstOrDefault(one => !one.InForce && one.Hash == Version);
        Cases = Old is null ? [] : await versions.CasesAsync(Old.Right, Old.Hash, cancel);
    }
}
