namespace RightsRequests.Workflow;

/// <summary>Going on by the version of the procedure that is in force by now.</summary>
internal static class VersionActions
{
    private static readonly string[] Reasons = ["procedure-corrected", "law-changed", "organisation-changed", "other"];

    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        new("move-to-version", ActionRule.Dpo,
            turn => InForce(turn) is { } to && VersionMove.Check(turn.State, turn.Procedure, to) is MoveAllowed,
            _ => [new ActionField("why", "choice", Required: true, Reasons), new ActionField("reason", "text", Required: true)],
            (turn, input) =>
            {
                var to = InForce(turn)!;
                var allowed = (MoveAllowed)VersionMove.Check(turn.State, turn.Procedure, to);
                VersionMove.Move(turn, to, allowed.StepIndex, input["why"]!);
                turn.Write(input["reason"]);
                return null;
            })
        {
            Otherwise = new(
                "il faut une version plus récente de la procédure, où l’étape présente existe et où rien de dû n’est sauté",
                "it needs a newer version of the procedure in force, in which the present step exists and nothing owed is skipped"),
        },
    ];

    // Null where the case goes by it already: nothing is compared for the ordinary case.
    private static Procedure? InForce(Turn turn) =>
        turn.Policy.Procedures.TryGetValue(turn.State.Right, out var inForce) && inForce.Hash != turn.Procedure.Hash ? inForce : null;
}
