using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.PolicyPack;
using RightsRequests.Workflow;
using RightsRequests.Worklist;

namespace RightsRequests.Web.Console;

/// <summary>The worklist's columns and cells in words, on the page and in files alike.</summary>
internal sealed class ListWords(ConsolePage page, Policy policy, IClock clock)
{
    private const int SoonDays = 7;

    public static readonly IReadOnlyDictionary<string, BilingualText> Awaited = new Dictionary<string, BilingualText>
    {
        ["subject"] = new("La personne", "The person"),
        ["holder"] = new("Des services", "Holders"),
        ["agent"] = new("L’équipe", "The team"),
        ["dpo"] = new("Le DPO", "The DPO"),
        ["approver"] = new("Une seconde personne", "A second person"),
        ["time-authority"] = new("L’horodatage", "The time authority"),
        ["post"] = new("La poste", "The post"),
        ["related"] = new("Une autre demande", "Another request"),
    };

    private static readonly IReadOnlyDictionary<CaseColumn, BilingualText> Columns = new Dictionary<CaseColumn, BilingualText>
    {
        [CaseColumn.Right] = new("Droit", "Right"),
        [CaseColumn.ReceivedOn] = new("Reçu le", "Received on"),
        [CaseColumn.Due] = new("Échéance", "Due"),
        [CaseColumn.DaysLeft] = new("Jours restants", "Days left"),
        [CaseColumn.State] = new("Étape", "Step"),
        [CaseColumn.WaitingFor] = new("Attend", "Waits for"),
        [CaseColumn.Assignee] = new("Attribué à", "Assigned to"),
        [CaseColumn.Controller] = new("Responsable", "Controller"),
        [CaseColumn.Channel] = new("Voie", "Channel"),
        [CaseColumn.Subject] = new("Personne", "Person"),
    };

    /// <summary>What the list can be ordered by in a column, or null.</summary>
    public static CaseSort? SortOf(CaseColumn column) => column switch
    {
        CaseColumn.ReceivedOn => CaseSort.Received,
        CaseColumn.Due or CaseColumn.DaysLeft => CaseSort.Due,
        CaseColumn.State => CaseSort.State,
        _ => null,
    };

    public string Name(CaseColumn column) => page.Say(Columns[column]);

    public string Reference => page.Say("Référence", "Reference");

    public ListCell Cell(CaseColumn column, CaseSummary one, CaseExtra extra) => column switch
    {
        CaseColumn.Right => Right(one),
        CaseColumn.ReceivedOn => one.ReceivedOn,
        CaseColumn.Due => Due(one, extra),
        CaseColumn.DaysLeft => DaysLeft(one, extra)?.Text ?? "",
        CaseColumn.State => State(one),
        CaseColumn.WaitingFor => WaitsFor(one),
        CaseColumn.Assignee => one.Assignee ?? "",
        CaseColumn.Controller => Controller(one.Controller),
        CaseColumn.Channel => page.Say(CaseWords.Of(FigureWords.Channels, extra.Channel)),
        CaseColumn.Subject => extra.Subject ?? "",
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    public string Right(CaseSummary one) => page.Say(CaseWords.Of(ProcedureWords.Rights, one.Right));

    public string State(CaseSummary one) => one.State == "open" ? page.Say(CaseWords.Of(CaseWords.Steps, one.Step)) : page.Say(CaseWords.Of(CaseWords.States, one.State));

    public string Controller(string id) => policy.Controller(id)?.Name ?? id;

    /// <summary>Whom the case waits for, holders by their names; empty where it goes on by itself.</summary>
    public string WaitsFor(CaseSummary one) => one switch
    {
        { WaitingFor: null } => "",
        { WaitingFor: "holder", WaitingHolders.Count: > 0 } => string.Join(", ", one.WaitingHolders.Select(id => policy.HolderById(id) is { } holder ? page.Say(holder.Name) : id)),
        _ => page.Say(CaseWords.Of(Awaited, one.WaitingFor)),
    };

    // A suspension puts the day off day by day: it is none to go by.
    private ListCell Due(CaseSummary one, CaseExtra extra) => one.State != "open" || !extra.Suspended
        ? one.Due
        : extra.SuspendedOn is { } since ? page.Say($"Suspendue depuis le {page.Day(since)}", $"Suspended since {page.Day(since)}") : page.Say("Suspendue", "Suspended");

    /// <summary>Days left, in words and never in colour alone; null where the case has ended or is answered.</summary>
    public (string Text, string Colour)? DaysLeft(CaseSummary one, CaseExtra extra)
    {
        if (one.State != "open" || (extra.Answered && !extra.Reopened))
        {
            return null;
        }

        if (extra.Suspended || extra.Reopened)
        {
            return (extra.Suspended ? page.Say("Suspendu", "Suspended") : page.Say("Rouvert", "Reopened"), "grey");
        }

        return Period.DaysBetween(page.There(clock.GetCurrentInstant()).Date, one.Due) switch
        {
            < 0 and var days => (page.Say($"En retard de {-days} j", $"{-days} d overdue"), "red"),
            0 => (page.Say("Aujourd’hui", "Today"), "red"),
            <= SoonDays and var days => (page.Say($"Dans {days} j", $"In {days} d"), "yellow"),
            var days => (page.Say($"Dans {days} j", $"In {days} d"), "grey"),
        };
    }
}
