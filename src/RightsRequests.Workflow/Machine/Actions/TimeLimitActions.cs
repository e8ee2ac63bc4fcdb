using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>The time limit: extension (Art. 12(3)), suspension and its end.</summary>
internal static class TimeLimitActions
{
    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        new("extend", ActionRule.Agent,
            turn => ActionRule.IsOpen(turn) && turn.State.Path != Procedure.LiftPath && Verdict(turn) is ExtensionVerdict.Accepted,
            ActionRule.Texts("reasons"),
            (turn, input) =>
            {
                turn.State = turn.State with { Extended = true, ExtensionReasons = input["reasons"] };
                turn.Note("extended", $"{CaseMachine.Due(turn.State, turn.Today):uuuu-MM-dd}");
                turn.Say(LetterKind.Extension, input["reasons"]);
                return null;
            }),
        new("suspend", ActionRule.Agent,
            turn => ActionRule.IsOpen(turn) && turn.State.Suspended is null && turn.State.ApprovedBy is null,
            ActionRule.Texts("reason"),
            (turn, input) =>
            {
                turn.Write(input["reason"]);
                turn.Suspend("staff");
                return null;
            }),
        new("resume", ActionRule.Agent,
            turn => ActionRule.IsOpen(turn) && turn.State.Suspended is { Why: not "identity" },
            ActionRule.NoFields,
            (turn, _) =>
            {
                turn.Resume();
                return null;
            }),
    ];

    private static ExtensionVerdict Verdict(Turn turn) =>
        ExtensionNotice.Check(CaseMachine.Deadline(turn.State, turn.Today), turn.Today, turn.State.Extended);
}
