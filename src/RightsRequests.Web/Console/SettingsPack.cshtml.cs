using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>The policy pack in force, to be read: register, matrix, holders, procedures.</summary>
public sealed class SettingsPackModel(Policy policy) : ConsolePage
{
    [BindProperty(Name = "part", SupportsGet = true)]
    public string Part { get; set; } = "";

    public Policy Policy => policy;

    internal (string Path, BilingualText Text) Shown { get; private set; }

    public string Word(Right right) => Say(CaseWords.Of(ProcedureWords.Rights, right.Word()));

    public string Word(LegalBasis basis) => Say(CaseWords.Of(CaseWords.Bases, basis.Word()));

    public string Relations(RegisterEntry one) => string.Join(", ", one.Law.Relations.Select(relation => Say(policy.Organisation.Relations.GetValueOrDefault(relation) ?? CaseWords.Of(SettingsWords.Relations, relation.Word()))));

    public string Holders(RegisterEntry one) => string.Join(", ", one.Holders.Select(id => policy.HolderById(id) is { } holder ? Say(holder.Name) : id));

    public string Transport(Holder one) => Say(CaseWords.Of(SettingsWords.Transports, one.Transport.Word()));

    public IHtmlContent Drawing(Procedure one) => new HtmlString(ProcedureDrawing.Svg(one, Say("fr", "en")));

    public IActionResult OnGet()
    {
        Shown = SettingsMenu.Pages.FirstOrDefault(one => one.Path == $"/console/settings/{Part}");
        return Shown.Path is null ? NotFound() : Page();
    }
}
