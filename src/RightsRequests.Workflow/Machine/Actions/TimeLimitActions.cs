using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>The time limit: extension (Art. 12(3)), suspension and its end.</summary>
internal static class TimeLimitActions
{
    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        new("extend", ActionRule.Agent,
            turn => ActionRule.IsOpen(turn) && !turn.State.WasAnswered && Verdict(turn) is ExtensionVerdict.Accepted,
            ActionRule.Texts("reasons"),
            (turn, input) =>
            {
                turn.State = turn.State with { Extended = true, ExtensionReasons = input["reasons"] };
                turn.Note("extended", $"{CaseMachine.Due(turn.State, turn.Today):uuuu-MM-dd}");
                turn.Say(LetterKind.Extension, input["reasons"]);
                return null;
            })
        {
            Otherwise = new(
                "le délai d’un dossier ouvert se prolonge une fois, avant la fin du premier délai et avant la réponse, et jamais pour un dossier médical ni pour des données recueillies auprès d’un mineur",
                "the time limit of an open case is extended once, before the first limit ends and before the answer, and never for a health record or data collected from a minor"),
        },
        new("suspend", ActionRule.Agent,
            turn => ActionRule.IsOpen(turn) && turn.State.Suspended is null && turn.State.ApprovedBy is null,
            ActionRule.Texts("reason"),
            (turn, input) =>
            {
                turn.Write(input["reason"]);
                turn.Suspend("staff");
                return null;
            })
        {
            Otherwise = new("le délai ne se suspend que s’il court, et avant l’approbation", "a time limit is suspended only while it runs, and before the approval"),
        },
        new("resume", ActionRule.Agent,
            turn => ActionRule.IsOpen(turn) && turn.State.Suspended is { Why: not "identity" },
            ActionRule.NoFields,
            (turn, _) =>
            {
                turn.Resume();
                return null;
            })
        {
            Otherwise = new(
                "seul un délai suspendu reprend ; suspendu pour vérifier l’identité, il reprend une fois la vérification terminée",
                "only a suspended time limit runs again; one suspended to verify the identity does so once that is settled"),
        },
    ];

    private static ExtensionVerdict Verdict(Turn turn) =>
        ExtensionNotice.Check(CaseMachine.Deadline(turn.State, turn.Today), turn.Today, turn.State.Extended);
}
