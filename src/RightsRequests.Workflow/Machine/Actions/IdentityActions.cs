namespace RightsRequests.Workflow;

/// <summary>Identity and clarification (GDPR Art. 12(2), 12(6), recital 63).</summary>
internal static class IdentityActions
{
    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        new("confirm-identity", ActionRule.Agent,
            turn => ActionRule.IsOpen(turn) && turn.Step is VerifyIdentityStep,
            turn => turn.State.Represented || turn.State.AfterDeath
                ? [new ActionField("qualityProved", "choice", Required: true, ["no", "yes"])]
                : [],
            Confirm) { Prepares = true },
        new("doubt-identity", ActionRule.Agent, MayDoubt, ActionRule.Texts("reasons"), Doubt),
        new("request-clarification", ActionRule.Agent, MayAsk, ActionRule.Texts("question"), Ask),
        new("record-clarification", ActionRule.Agent,
            turn => ActionRule.IsOpen(turn) && (turn.State.Suspended?.Why == "clarification" || CorrectionActions.May(turn)),
            turn => [new ActionField("text", "text", Required: false), .. CorrectionActions.Fields(turn)],
            (turn, input) =>
            {
                if (CorrectionActions.Record(turn, input) is { } wrong)
                {
                    return wrong;
                }

                turn.Write(input["text"]);
                if (turn.State.Suspended?.Why == "clarification")
                {
                    turn.Resume();
                }

                return null;
            }),
    ];

    private static bool MayDoubt(Turn turn) =>
        ActionRule.IsOpen(turn)
        && turn.State.Suspended is null
        && turn.State.ApprovedBy is null
        && (turn.Step is VerifyIdentityStep || turn.LastBefore(typeof(VerifyIdentityStep)) >= 0);

    private static bool MayAsk(Turn turn) =>
        ActionRule.IsOpen(turn)
        && turn.State.Suspended is null
        && turn.State.ApprovedBy is null
        && turn.Step is VerifyIdentityStep or AssessStep or ReviewStep;

    private static Decision? Confirm(Turn turn, ActionInput input)
    {
        if (input["qualityProved"] == "no")
        {
            return new InvalidFields(new Dictionary<string, string>
            {
                ["qualityProved"] = "The quality of who acts for the person must be proved first; ask for it with doubt-identity.",
            });
        }

        if (turn.State.Suspended?.Why == "identity")
        {
            turn.Resume();
        }

        turn.State = turn.State with { Identity = IdentityStatus.Settled };
        turn.Note("identity-settled");
        turn.Advance();
        return null;
    }

    private static Decision? Doubt(Turn turn, ActionInput input)
    {
        turn.State = turn.State with { Identity = IdentityStatus.InDoubt, Reasons = input["reasons"] };
        turn.Suspend("identity");
        turn.AddLetter(LetterKind.IdentityRequest, null, final: false);
        if (turn.Step is not VerifyIdentityStep)
        {
            turn.DropDrafts();
            turn.GoTo(turn.State.Path, turn.LastBefore(typeof(VerifyIdentityStep)));
        }

        return null;
    }

    private static Decision? Ask(Turn turn, ActionInput input)
    {
        turn.State = turn.State with { Reasons = input["question"] };
        turn.Suspend("clarification");
        turn.AddLetter(LetterKind.ClarificationRequest, null, final: false);
        return null;
    }
}
