using System.Globalization;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>Refusal of the whole request, fee, duplicates, withdrawal, reopening, lifting.</summary>
internal static class EndingActions
{
    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        new("refuse-request", ActionRule.Dpo,
            turn => MayEnd(turn) && turn.State.Path != Procedure.RefusePath && turn.Procedure.Paths.ContainsKey(Procedure.RefusePath),
            _ => [new ActionField("ground", "choice", Required: true, ["11(2)", "12(5)"]), new ActionField("reasons", "text", Required: true)],
            Refuse) { Prepares = true },
        new("charge-fee", ActionRule.Dpo, MayEnd,
            _ => [new ActionField("amount", "number", Required: true), new ActionField("reasons", "text", Required: true)],
            Charge),
        new("mark-duplicate", ActionRule.Agent, MayEnd,
            _ => [new ActionField("of", "string", Required: true)],
            (turn, input) => End(turn, "marked-duplicate", input["of"]!)),
        new("mark-spam", ActionRule.Agent, MayEnd, ActionRule.NoFields, (turn, _) => End(turn, "marked-spam", "")),
        new("withdraw", ActionRule.Agent, ActionRule.IsOpen, ActionRule.NoFields, (turn, _) => End(turn, "withdrawn", "")),
        new("reopen", ActionRule.Dpo,
            turn => turn.State.Status != CaseStatus.Open,
            ActionRule.Texts("reason"),
            Reopen),
        new("lift-restriction", ActionRule.Agent,
            turn => turn.State.Status == CaseStatus.Closed
                && turn.State.Right == Right.Restriction
                && turn.State.Path == Procedure.MainPath
                && turn.Procedure.Paths.ContainsKey(Procedure.LiftPath)
                && turn.State.Assessment.Any(one => one.IsGranted),
            _ => [new ActionField("reasons", "text", Required: false)],
            (turn, input) =>
            {
                turn.State = turn.State with { Status = CaseStatus.Open, Reasons = input["reasons"] };
                turn.TakePath(Procedure.LiftPath);
                return null;
            }) { Prepares = true },
    ];

    // Once something was changed on approval, the subject must hear what was done.
    private static bool MayEnd(Turn turn) => ActionRule.IsOpen(turn) && turn.State.ApprovedBy is null;

    private static Decision? End(Turn turn, string why, string detail)
    {
        turn.EndWithoutLetter(why, detail);
        return null;
    }

    private static Decision? Refuse(Turn turn, ActionInput input)
    {
        turn.Resume();
        turn.DropDrafts();
        turn.State = turn.State with
        {
            RefusalGround = input["ground"],
            Reasons = input["reasons"],
            Assessment = [.. turn.State.Assessment.Select(one => one with
            {
                Decided = Outcome.Refused,
                DecidedReason = input["reasons"],
                Assessed = one.Assessed with { Ground = input["ground"] },
            })],
        };
        turn.TakePath(Procedure.RefusePath);
        return null;
    }

    private static Decision? Charge(Turn turn, ActionInput input)
    {
        var amount = decimal.Parse(input["amount"]!, NumberStyles.Number, CultureInfo.InvariantCulture);
        if (amount is <= 0 or > 1000)
        {
            return new InvalidFields(new Dictionary<string, string> { ["amount"] = "A reasonable fee in euros, more than 0 and at most 1000." });
        }

        turn.State = turn.State with { Fee = amount, Reasons = input["reasons"] };
        turn.Note("fee", amount.ToString(CultureInfo.InvariantCulture));
        turn.AddLetter(LetterKind.ClarificationRequest, null, final: false);
        return null;
    }

    private static Decision? Reopen(Turn turn, ActionInput input)
    {
        turn.State = turn.State with
        {
            Status = CaseStatus.Open,
            ApprovedBy = null,
            PreparedBy = null,
            RefusalGround = null,
            AnsweredOn = null,
            Reopened = turn.State.Reopened + 1,
        };
        turn.Note("reopened");
        var steps = turn.Procedure.Paths[Procedure.MainPath].ToList();
        var first = steps.FindIndex(step => step is VerifyIdentityStep);
        // Without an identity step (consent withdrawal) the case starts after its acknowledgement.
        turn.GoTo(Procedure.MainPath, first >= 0 ? first : Math.Min(1, steps.Count - 1));
        return null;
    }
}
