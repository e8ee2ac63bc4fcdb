using System.Globalization;

namespace RightsRequests.Workflow;

/// <summary>Data holders, their answers, and what a person does in a holder's place.</summary>
internal static class HolderActions
{
    private static readonly string[] TaskOutcomes = ["done", "no-data", "partial", "refused"];

    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        new("re-ask-holder", ActionRule.Agent,
            turn => Asked(turn).Any(),
            turn => [Holder(Asked(turn))],
            (turn, input) =>
            {
                turn.AskAnew(Asked(turn).First(query => query.Holder == input["holder"]));
                return null;
            }),
        new("decide-without-holder", ActionRule.Agent,
            turn => Unanswered(turn).Any(),
            turn => [Holder(Unanswered(turn)), new ActionField("reason", "text", Required: true)],
            DecideWithout) { Prepares = true },
        new("accept-answers", turn => turn.Step is ReviewStep { By: Role.Dpo } ? Role.Dpo : Role.Agent,
            turn => ActionRule.IsOpen(turn) && turn.Step is ReviewStep,
            turn => turn.Step is ReviewStep { HumanReview: true }
                ?
                [
                    new ActionField("result", "choice", Required: true, ["decision-changed", "decision-confirmed"]),
                    new ActionField("reasons", "text", Required: false),
                ]
                : [],
            (turn, input) =>
            {
                if (input["result"] is { } result)
                {
                    if (result == "decision-confirmed" && input["reasons"] is null)
                    {
                        // To whoever contests it, a decision confirmed is a refusal: its reasons are owed (Art. 12(4)).
                        return new InvalidFields(new Dictionary<string, string> { ["reasons"] = "à remplir quand la décision est maintenue : la lettre doit dire pourquoi / required when the decision is confirmed: the letter must say why" });
                    }

                    turn.State = turn.State with { Reasons = input["reasons"], ReviewResult = result };
                    turn.Note("human-review", result);
                }

                turn.Advance();
                return null;
            }) { Prepares = true },
        new("complete-task", ActionRule.Agent,
            turn => turn.State.Status != CaseStatus.Withdrawn && OpenTasks(turn).Any(),
            turn =>
            [
                new ActionField("task", "choice", Required: true, [.. OpenTasks(turn).Select(task => task.Id.ToString())]),
                new ActionField("outcome", "choice", Required: false, TaskOutcomes),
                new ActionField("reason", "text", Required: false),
                new ActionField("postedOn", "date", Required: false),
            ],
            Complete),
    ];

    private static IEnumerable<HumanTask> OpenTasks(Turn turn) => turn.State.Tasks.Where(task => !task.Done);

    // Those of the present round, and those whose outcome is being verified.
    private static IEnumerable<HolderQuery> Asked(Turn turn) => turn.State.Queries.Where(query =>
        turn.State.Awaits(query) && (!query.InRound || (turn.Step is AskHoldersStep && query.Step == turn.StepKey)));

    // One that waits for another to answer first can be done without as well.
    private static IEnumerable<HolderQuery> Unanswered(Turn turn) => Asked(turn).Concat(
        turn.State.Queries.Where(query => query.Status == QueryStatus.Waiting && query.Step == turn.StepKey && turn.State.Status == CaseStatus.Open));

    private static ActionField Holder(IEnumerable<HolderQuery> queries) =>
        new("holder", "choice", Required: true, [.. queries.Select(query => query.Holder).Distinct()]);

    private static Decision? DecideWithout(Turn turn, ActionInput input)
    {
        var query = Unanswered(turn).First(one => one.Holder == input["holder"]);
        turn.GiveUp(query);
        turn.Note("decided-without-holder", query.Holder);
        turn.Write(input["reason"]);
        turn.EndRoundIfDone();
        return null;
    }

    private static Decision? Complete(Turn turn, ActionInput input)
    {
        var task = OpenTasks(turn).First(one => one.Id.ToString() == input["task"]);
        if (task.Kind == "post")
        {
            var letter = turn.State.Letters.FirstOrDefault(one => one.Id == task.Subject);
            var on = input["postedOn"] is { } text ? NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value : turn.Today;
            // Nobody posts what is not signed yet, nor what has not come back.
            var first = task.OpenedOn ?? turn.State.ReceivedOn;
            if (on > turn.Today || on < first)
            {
                return new InvalidFields(new Dictionary<string, string> { ["postedOn"] = string.Create(CultureInfo.InvariantCulture, $"un jour du {first:dd/MM/uuuu}, depuis lequel cette lettre attend, au {turn.Today:dd/MM/uuuu} / a day from {first:dd/MM/uuuu}, since when this letter waits, to {turn.Today:dd/MM/uuuu}") });
            }

            turn.Finish(task);
            if (letter is { Status: LetterStatus.Signed })
            {
                turn.Sent(letter, on);
            }
            else if (letter is { Status: LetterStatus.Sent })
            {
                PostActions.PostedAgain(turn, letter, on);
            }

            return null;
        }

        var outcome = input["outcome"] ?? "done";
        if (outcome is "partial" or "refused" && input["reason"] is null)
        {
            return new InvalidFields(new Dictionary<string, string> { ["reason"] = "à remplir quand ce n’est fait qu’en partie ou refusé / required when it is done in part or refused" });
        }

        turn.Finish(task);
        if (turn.State.Queries.FirstOrDefault(one => one.Id == task.Subject) is { } query && query.Status != QueryStatus.Answered)
        {
            turn.Answered(query, $"{HolderQuery.OfATask}{task.Id:N}", new HolderResult(outcome, input["reason"], 0, 0, 0, 0, 0, null, null, query.Activities, []));
        }

        return null;
    }
}
