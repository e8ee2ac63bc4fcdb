using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using RightsRequests.Figures;
using RightsRequests.Web.Forms;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>A page of figures: a period with both days in it, and a controller or all.</summary>
public abstract class PeriodPage(FigureDesk desk, Policy policy) : ConsolePage
{
    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "to", SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(Name = "controller", SupportsGet = true)]
    public string? Controller { get; set; }

    public IEnumerable<Option> Controllers => policy.Organisation.Controllers.Select(one => new Option(one.Id, one.Name));

    /// <summary>Periods that are asked for again and again.</summary>
    public IReadOnlyList<(string Text, string Address, bool Chosen)> Periods
    {
        get
        {
            var today = desk.Today;
            var month = new LocalDate(today.Year, today.Month, 1);
            var quarter = new LocalDate(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
            return
            [
                Choice(Say("Ce mois-ci", "This month"), month, month.PlusMonths(1).PlusDays(-1)),
                Choice(Say("Ce trimestre", "This quarter"), quarter, quarter.PlusMonths(3).PlusDays(-1)),
                Choice(Say("Cette année", "This year"), new(today.Year, 1, 1), new(today.Year, 12, 31)),
                Choice(Say("L’an dernier", "Last year"), new(today.Year - 1, 1, 1), new(today.Year - 1, 12, 31)),
                Choice(Say("Douze derniers mois", "Last twelve months"), today.PlusYears(-1).PlusDays(1), today),
            ];
        }
    }

    public string HolderName(string id) => policy.HolderById(id) is { } holder ? Say(holder.Name) : id;

    public string ControllerName(string id) => policy.Controller(id)?.Name ?? id;

    /// <summary>A number of days or hours, as it is written in this language.</summary>
    public string Number(double? value) =>
        value is { } number ? number.ToString("0.#", System.Globalization.CultureInfo.GetCultureInfo(English ? "en-GB" : "fr-FR")) : "–";

    /// <summary>A share of a hundred, or a dash.</summary>
    public string Share(int part, int whole) =>
        whole == 0 ? "–" : Say($"{Math.Round(100.0 * part / whole)}\u00A0%", $"{Math.Round(100.0 * part / whole)}%");

    /// <summary>The period asked for, else the default; null where it is wrong, with what is wrong beside the fields.</summary>
    protected FigureQuestion? Asked(LocalDate from, LocalDate to)
    {
        From = string.IsNullOrWhiteSpace(From) ? LocalDatePattern.Iso.Format(from) : From.Trim();
        To = string.IsNullOrWhiteSpace(To) ? LocalDatePattern.Iso.Format(to) : To.Trim();
        var (first, last) = (LocalDatePattern.Iso.Parse(From), LocalDatePattern.Iso.Parse(To));
        const string Wrong = "écrivez une date, par exemple 2026-01-31 / write a date, for example 2026-01-31";
        if (!first.Success)
        {
            Errors["from"] = Wrong;
        }

        if (!last.Success)
        {
            Errors["to"] = Wrong;
        }

        if (!string.IsNullOrEmpty(Controller) && policy.Controller(Controller) is null)
        {
            Errors["controller"] = "choisissez une entité de la liste / choose an entity of the list";
        }

        if (Errors.Count > 0)
        {
            return null;
        }

        var question = new FigureQuestion(first.Value, last.Value, string.IsNullOrEmpty(Controller) ? null : Controller);
        if (question.Fault is { } fault)
        {
            Errors["from"] = fault;
            return null;
        }

        return question;
    }

    private (string, string, bool) Choice(string text, LocalDate from, LocalDate to)
    {
        var (first, last) = (LocalDatePattern.Iso.Format(from), LocalDatePattern.Iso.Format(to));
        return (text, $"{Request.Path}?from={first}&to={last}&controller={Uri.EscapeDataString(Controller ?? "")}", From == first && To == last);
    }
}
