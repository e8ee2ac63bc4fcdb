using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>The outcome per processing activity.</summary>
internal static class AssessmentActions
{
    private static readonly Outcome[] SafestFirst = [Outcome.Granted, Outcome.GrantedInPart, Outcome.Refused, Outcome.NotApplicable];

    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        new("accept-assessment", ActionRule.Agent,
            turn => ActionRule.IsOpen(turn) && turn.Step is AssessStep && turn.State.Identity == IdentityStatus.Settled,
            turn => [.. Undecided(turn).Select(one => new ActionField(one.Assessed.Activity, "choice", Required: false, Options(one)))],
            Accept) { Prepares = true },
        new("override-outcome", ActionRule.Agent,
            turn => ActionRule.IsOpen(turn) && Ours(turn).Any() && turn.State.ApprovedBy is null
                && turn.Step is AssessStep or ReviewStep or ApproveStep,
            turn =>
            [
                new ActionField("activity", "choice", Required: true, [.. Ours(turn).Select(one => one.Assessed.Activity)]),
                new ActionField("outcome", "choice", Required: true, [.. SafestFirst.Select(outcome => outcome.Word())]),
                new ActionField("reason", "text", Required: true),
            ],
            Override) { Prepares = true },
    ];

    private static IEnumerable<AssessedActivity> Undecided(Turn turn) =>
        turn.State.Assessment.Where(one => one.Decided is null);

    // What we only process for another controller is not ours to decide.
    private static IEnumerable<AssessedActivity> Ours(Turn turn) =>
        turn.State.Assessment.Where(one => one.Assessed.Ground != Processing.Ground);

    private static IReadOnlyList<string> Options(AssessedActivity one)
    {
        var proposed = one.Assessed.Proposed ?? Outcome.Granted;
        return [proposed.Word(), .. SafestFirst.Where(outcome => outcome != proposed).Select(outcome => outcome.Word())];
    }

    private static Decision? Accept(Turn turn, ActionInput input)
    {
        turn.State = turn.State with
        {
            Assessment = [.. turn.State.Assessment.Select(one => one.Decided is null
                ? one with { Decided = Vocabulary.Read<Outcome>(input[one.Assessed.Activity] ?? Options(one)[0]) }
                : one)],
        };
        turn.HandOn();
        if (!Refused(turn, (AssessStep)turn.Step))
        {
            turn.Advance();
        }

        return null;
    }

    // Takes the refusal's path when nothing is granted.
    private static bool Refused(Turn turn, AssessStep step)
    {
        if (step.AllRefused is not { } path || turn.State.Assessment.Any(one => one.IsGranted))
        {
            return false;
        }

        turn.TakePath(path);
        return true;
    }

    private static Decision? Override(Turn turn, ActionInput input)
    {
        var outcome = Vocabulary.Read<Outcome>(input["outcome"]!);
        var activity = turn.State.Assessment.First(one => one.Assessed.Activity == input["activity"]);
        if (activity.Assessed.Marketing && turn.State.Right == Right.Objection && outcome != Outcome.Granted)
        {
            return new InvalidFields(new Dictionary<string, string> { ["outcome"] = "l’opposition à la prospection est toujours accordée (RGPD, art. 21(3)) / an objection to marketing is always granted (GDPR Art. 21(3))" });
        }

        turn.State = turn.State with
        {
            Assessment = [.. turn.State.Assessment.Select(one => one == activity
                ? one with { Decided = outcome, DecidedReason = input["reason"] }
                : one)],
        };
        turn.Note("outcome-overridden", $"{activity.Assessed.Activity} {outcome.Word()}");
        // A changed decision changes who must be asked: the steps after the assessment run again.
        if (turn.Step is not AssessStep && turn.LastBefore(typeof(AssessStep)) is >= 0 and var index
            && !Refused(turn, (AssessStep)turn.Procedure.Paths[turn.State.Path][index]))
        {
            turn.GoTo(turn.State.Path, index + 1);
        }

        return null;
    }
}
