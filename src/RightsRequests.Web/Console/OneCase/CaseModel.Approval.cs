using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Console;

/// <summary>What a person must know before an action that nothing takes back, and what a task asks of them.</summary>
public sealed partial class CaseModel
{
    private static readonly string[] Copying = [HolderAction.Locate.Word(), HolderAction.Export.Word()];

    private static readonly (Outcome Outcome, BilingualText One, BilingualText Many)[] Counted =
    [
        (Outcome.Granted, new("accordé", "granted"), new("accordés", "granted")),
        (Outcome.GrantedInPart, new("accordé en partie", "granted in part"), new("accordés en partie", "granted in part")),
        (Outcome.Refused, new("refusé", "refused"), new("refusés", "refused")),
        (Outcome.NotApplicable, new("sans objet", "not applicable"), new("sans objet", "not applicable")),
        (Outcome.NeedsDecision, new("à décider", "to be decided"), new("à décider", "to be decided")),
    ];

    private static readonly string[] Granted = [Outcome.Granted.Word(), Outcome.GrantedInPart.Word()];

    /// <summary>Holders that say to have copied data, and gave none: the answer would speak of a copy (Art. 15(3), 20(1)).</summary>
    public IEnumerable<string> WithoutData => Case.Right is "access" or "portability"
        ? Case.Holders
            .Where(one => Copying.Contains(one.Action) && one is { Verification: false, Comparison: false })
            .GroupBy(one => one.Holder)
            .Where(same => same.Any(one => one.Outcome == "done") && same.Sum(one => one.Records ?? 0) == 0)
            .Select(same => HolderName(same.Key))
        : [];

    /// <summary>How many activities have each outcome.</summary>
    public string Outcomes => string.Join(", ", Counted
        .Select(words => (Words: words, Count: Case.Assessment.Count(one => one.Outcome == words.Outcome.Word())))
        .Where(one => one.Count > 0)
        .Select(one => $"{one.Count} {Say(one.Count == 1 ? one.Words.One : one.Words.Many)}"));

    /// <summary>What the approval has holders change: each thing, and by whom.</summary>
    public IEnumerable<string> Changes => Background is not { } background ? [] : background.Procedure.Paths[background.Path]
        .Skip(background.StepIndex + 1)
        .OfType<AskHoldersStep>()
        .Where(step => !Copying.Contains(step.Action.Word()))
        .Select(step => (step.Action, Holders: HoldersOf(step.Only)))
        .Where(one => one.Holders.Length > 0)
        .Select(one => $"{Say(CaseWords.Of(PolicyPack.ProcedureWords.Asked, one.Action.Word()))}{Say(" : ", ": ")}{one.Holders}");

    /// <summary>The letter that awaits its approval; null: none.</summary>
    public LetterView? Draft => Case.Letters.LastOrDefault(one => one is { To: "subject", State: "draft" });

    /// <summary>The tasks that the action offers to complete, each on its own since they ask different things.</summary>
    public IEnumerable<TaskView> TasksOf(ActionOffer offer) => offer.Fields.Where(one => one.Name == "task")
        .SelectMany(one => one.Options ?? [])
        .Select(id => Case.Tasks.First(task => task.Id.ToString() == id));

    /// <summary>True where the field has a meaning for what the line of the action is about: a letter is posted on a day, a holder's answer has an outcome.</summary>
    public bool Takes(string field, string? value) =>
        TaskOf(value) is not { } task || (task.Kind == "post" ? field is not ("outcome" or "reason") : field != "postedOn");

    /// <summary>What the button of an action says: of a task, what one says by it.</summary>
    public string ButtonOf(ActionOffer offer, string? value) =>
        Say(TaskOf(value) is { } task ? CaseWords.Of(CaseWords.TaskActions, task.Kind) : CaseWords.Of(CaseWords.Actions, offer.Action));

    /// <summary>What a choice begins with: nothing is said to have been copied that was not.</summary>
    public string Usually(ActionField field, string? value) =>
        field is { Name: "outcome" } && TaskOf(value) is { } task && field.Options!.Contains("no-data")
            && Case.Holders.Any(one => one.QueryId == task.Subject && Copying.Contains(one.Action))
            ? "no-data"
            : field.Options![0];

    private TaskView? TaskOf(string? value) => Case.Tasks.FirstOrDefault(one => one.Id.ToString() == value);

    private string HoldersOf(ActivityFilter only)
    {
        var activities = Case.Assessment
            .Where(one => Granted.Contains(one.Outcome) && only switch { ActivityFilter.Marketing => one.Marketing, ActivityFilter.GrantedNotMarketing => !one.Marketing, _ => true })
            .SelectMany(one => policy.Activity(one.Activity)?.Holders ?? [])
            .ToHashSet();
        return string.Join(", ", policy.Holders.Where(one => activities.Contains(one.Id)).Select(one => Say(one.Name)));
    }
}
