namespace RightsRequests.Workflow;

/// <summary>Approval by a second person.</summary>
internal static class ApprovalActions
{
    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        new("approve",
            turn => turn.Step is ApproveStep step ? step.By : Role.Dpo,
            turn => ActionRule.IsOpen(turn) && turn.Step is ApproveStep && turn.State.Identity == IdentityStatus.Settled,
            ActionRule.NoFields,
            (turn, _) =>
            {
                turn.State = turn.State with { ApprovedBy = turn.Actor };
                turn.Note("approved");
                turn.Advance();
                return null;
            }) { FourEyes = turn => turn.Step is ApproveStep { FourEyes: true } },
        new("send-back", ActionRule.Dpo, MaySendBack, ActionRule.Texts("reason"), SendBack),
        new("approve-letter",
            turn => turn.Step is SendLetterStep step ? step.ApproveBy : Role.Dpo,
            turn => ActionRule.IsOpen(turn) && Draft(turn) is not null,
            ActionRule.NoFields,
            (turn, _) =>
            {
                turn.ApproveLetter(Draft(turn)!, turn.Actor);
                return null;
            }) { FourEyes = _ => true },
    ];

    private static CaseLetter? Draft(Turn turn) =>
        turn.Step is SendLetterStep
            ? turn.State.Letters.LastOrDefault(letter => letter.Final && letter.Typeset && letter.Status == LetterStatus.Draft)
            : null;

    private static int Target(Turn turn) => turn.LastBefore(typeof(ReviewStep), typeof(AssessStep));

    private static bool MaySendBack(Turn turn) =>
        ActionRule.IsOpen(turn)
        && Target(turn) >= 0
        && (turn.Step is ApproveStep || (Draft(turn) is not null && !turn.Changed));

    private static Decision? SendBack(Turn turn, ActionInput input)
    {
        turn.DropDrafts();
        turn.State = turn.State with { ApprovedBy = null };
        turn.Note("sent-back");
        turn.GoTo(turn.State.Path, Target(turn));
        return null;
    }
}
