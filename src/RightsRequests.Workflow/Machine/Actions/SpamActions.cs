namespace RightsRequests.Workflow;

/// <summary>A request that looks like no request at all: marked by one person, closed only by a DPO who is another. The time limit runs on until then (Art. 12(3)): whatever names a right may be one.</summary>
internal static class SpamActions
{
    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        new("mark-spam", ActionRule.Agent, turn => EndingActions.MayEnd(turn) && turn.State.SpamMarkedBy is null, ActionRule.NoFields, (turn, _) =>
        {
            turn.State = turn.State with { SpamMarkedBy = turn.Actor };
            turn.Note("spam-marked");
            return null;
        }),
        new("unmark-spam", ActionRule.Agent, turn => ActionRule.IsOpen(turn) && turn.State.SpamMarkedBy is not null, ActionRule.NoFields, (turn, _) =>
        {
            turn.State = turn.State with { SpamMarkedBy = null };
            turn.Note("spam-unmarked");
            turn.ReleaseAcknowledgement();
            return null;
        }),
        new("confirm-spam", ActionRule.Dpo, turn => EndingActions.MayEnd(turn) && turn.State.SpamMarkedBy is not null, ActionRule.NoFields, (turn, _) =>
        {
            turn.EndWithoutLetter("spam-confirmed", "");
            return null;
        })
        {
            FourEyes = _ => true,
            FirstHand = turn => turn.State.SpamMarkedBy,
            OwnWork = new("qui a marqué la demande comme indésirable ne peut le confirmer : il faut une seconde personne", "who marked the request as spam may not confirm it: a second person must"),
        },
    ];
}
