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
                turn.Note("approved", turn.OnBehalf.TrimStart());
                turn.Advance();
                return null;
            }) { FourEyes = turn => turn.Step is ApproveStep { FourEyes: true }, Delegable = true },
        new("send-back", ActionRule.Dpo, MaySendBack, ActionRule.Texts("reason"), SendBack) { Delegable = true },
        new("approve-letter",
            turn => turn.Step is SendLetterStep step ? step.ApproveBy : Role.Dpo,
            turn => ActionRule.IsOpen(turn) && Draft(turn) is not null,
            ActionRule.NoFields,
            (turn, _) =>
            {
                turn.ApproveLetter(Draft(turn)!, turn.Actor);
                return null;
            }) { FourEyes = _ => true, Delegable = true },
    ];

    private static CaseLetter? Draft(Turn turn) =>
        turn.Step is SendLetterStep
            && turn.FinalLetter is { Typeset: true, Status: LetterStatus.Draft } letter
            ? letter
            : null;

    private static int Target(Turn turn) => turn.LastBefore(typeof(ReviewStep), typeof(AssessStep));

    private static bool MaySendBack(Turn turn) =>
        ActionRule.IsOpen(turn)
        && (BeginsAnew(turn)
            ? Draft(turn) is not null
            : Target(turn) >= 0 && (turn.Step is ApproveStep || (Draft(turn) is not null && !turn.Changed)));

    // A refusal can be taken back where a person made it or can make another; a closing, since the proof of who asks may come in on the day after.
    private static bool BeginsAnew(Turn turn) => turn.State.Path switch
    {
        Procedure.UnidentifiedPath => true,
        Procedure.RefusePath => turn.State.RefusalGround is not null || turn.Procedure.Paths[Procedure.MainPath].Any(step => step is AssessStep),
        _ => false,
    };

    private static Decision? SendBack(Turn turn, ActionInput input)
    {
        turn.DropDrafts();
        turn.Note("sent-back", turn.OnBehalf.TrimStart());
        turn.Write(input["reason"]);
        if (BeginsAnew(turn))
        {
            turn.Restart();
            return null;
        }

        turn.State = turn.State with { ApprovedBy = null };
        turn.GoTo(turn.State.Path, Target(turn));
        return null;
    }
}
