using Microsoft.AspNetCore.Mvc;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Web.Api;
using RightsRequests.Web.Forms;

namespace RightsRequests.Web.Console;

/// <summary>The worklist: earliest due first.</summary>
public sealed class CasesModel(CaseDesk desk, IClock clock) : ConsolePage
{
    private const int SoonDays = 7;

    [BindProperty(Name = "state", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "right", SupportsGet = true)]
    public string? Right { get; set; }

    [BindProperty(Name = "dueBefore", SupportsGet = true)]
    public string? DueBefore { get; set; }

    [BindProperty(Name = "assignee", SupportsGet = true)]
    public string? Assignee { get; set; }

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    public CasePage Found { get; private set; } = new([], null);

    public IEnumerable<Option> States => CaseWords.States.Select(one => new Option(one.Key, Say(one.Value)));

    public IEnumerable<Option> Rights => EntryWords.Rights.Select(one => new Option(one.Key, Say(one.Value)));

    /// <summary>Where the next page is.</summary>
    public string Next => Url.Page("/Console/Cases", new { state = State, right = Right, dueBefore = DueBefore, assignee = Assignee, q = Query, after = Found.Next })!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        // The first visit shows what is to be done; "all" asks for the rest.
        State ??= Request.Query.Count == 0 ? "open" : null;
        var wrong = new CaseQuery(Written(State), Written(Right), Written(DueBefore), Written(Assignee), Written(Query), Written(After), null).Read(out var filter);
        foreach (var (field, error) in wrong)
        {
            Errors[field] = error;
        }

        if (wrong.Count == 0)
        {
            Found = await desk.ListAsync(filter, Who, cancel);
        }
    }

    /// <summary>Days left, in words and never in colour alone; null where the case has ended.</summary>
    internal (string Text, string Colour)? DaysLeft(CaseSummary one)
    {
        if (one.State != "open")
        {
            return null;
        }

        var days = Period.Between(InParis(clock.GetCurrentInstant()).Date, one.Due, PeriodUnits.Days).Days;
        return days switch
        {
            < 0 => (Say($"En retard de {-days} j", $"{-days} d overdue"), "red"),
            0 => (Say("Aujourd’hui", "Today"), "red"),
            <= SoonDays => (Say($"Dans {days} j", $"In {days} d"), "yellow"),
            _ => (Say($"Dans {days} j", $"In {days} d"), "grey"),
        };
    }

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
