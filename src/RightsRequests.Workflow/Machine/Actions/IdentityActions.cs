using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>Identity and clarification (GDPR Art. 12(2), 12(6), recital 63).</summary>
internal static class IdentityActions
{
    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        new("confirm-identity", ActionRule.Agent,
            turn => ActionRule.IsOpen(turn) && turn.Step is VerifyIdentityStep,
            turn => turn.State.Represented || turn.State.AfterDeath
                // Once the proof was asked for, "no" has nothing left to do: the case waits by itself.
                ? [new ActionField("qualityProved", "choice", Required: true, turn.State.Identity == IdentityStatus.InDoubt ? ["yes"] : ["no", "yes"])]
                : [],
            Confirm) { Prepares = true },
        new("compare-identity", ActionRule.Agent, IdentityComparison.May, ActionRule.NoFields, IdentityComparison.Begin)
        {
            Otherwise = new(
                "seulement tant que l’identité est à vérifier, une fois à la fois, et si un service du référentiel connaît les personnes",
                "only while the identity is open, once at a time, and where a holder of the policy pack knows people"),
        },
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
            // A question still open waits on within this suspension.
            turn.Resume();
            AskFor(turn, ProofOfQuality.In(turn.State.Language));
            return null;
        }

        if (turn.State.Suspended is { Why: "identity" } asked)
        {
            // What settled it may have come in a message some days ago: the time limit ran from then (EDPB 01/2022, 5.3).
            turn.Resume(turn.State.Messages.LastOrDefault(message => message.FromSubject && message.At >= asked.SinceAt)?.At);
        }

        turn.State = turn.State with { Identity = IdentityStatus.Settled };
        turn.Note("identity-settled");
        turn.Advance();
        return null;
    }

    private static Decision? Doubt(Turn turn, ActionInput input)
    {
        // What came in before was looked at and is not enough.
        turn.DestroyEvidence("insufficient");
        AskFor(turn, input["reasons"]);
        if (turn.Step is not VerifyIdentityStep)
        {
            turn.DropDrafts();
            turn.GoTo(turn.State.Path, turn.LastBefore(typeof(VerifyIdentityStep)));
        }

        return null;
    }

    private static void AskFor(Turn turn, string? reasons)
    {
        turn.State = turn.State with { Identity = IdentityStatus.InDoubt };
        turn.Suspend("identity");
        turn.Say(LetterKind.IdentityRequest, reasons);
    }

    // What the identity request says where the quality of who acts is not proved yet.
    private static readonly BilingualText ProofOfQuality = new(
        "Vous agissez pour une autre personne, et rien dans votre dossier ne prouve encore en quelle qualité. Il nous faut aussi le document qui la prouve : livret de famille, jugement, mandat, acte de notoriété ou directives.",
        "You act for another person, and nothing in your file proves yet in what quality. We also need the document that proves it: family record book, judgment, mandate, affidavit of inheritance or directives.");

    private static Decision? Ask(Turn turn, ActionInput input)
    {
        turn.Suspend("clarification");
        turn.Say(LetterKind.ClarificationRequest, input["question"]);
        return null;
    }
}
