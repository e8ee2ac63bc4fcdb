using System.Globalization;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>Refusal of the whole request, fee, duplicates, withdrawal, reopening, lifting.</summary>
internal static class EndingActions
{
    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        new("refuse-request", ActionRule.Dpo,
            turn => MayEnd(turn) && turn.State.Path != Procedure.RefusePath && turn.Procedure.Paths.ContainsKey(Procedure.RefusePath)
                && SomethingMayBeRefused(turn) && !Stopped(turn),
            turn => [new ActionField("ground", "choice", Required: true, IsWithdrawal(turn) ? ["11(2)"] : ["11(2)", "12(5)"]), new ActionField("reasons", "text", Required: true)],
            Refuse) { Prepares = true },
        new("charge-fee", ActionRule.Dpo, turn => MayEnd(turn) && SomethingMayBeRefused(turn) && !IsWithdrawal(turn),
            _ => [new ActionField("amount", "number", Required: true), new ActionField("reasons", "text", Required: true)],
            Charge),
        new("mark-duplicate", ActionRule.Agent,
            turn => MayEnd(turn) && Twins(turn).Any(),
            turn => [new ActionField("of", "choice", Required: true, [.. Twins(turn).Select(twin => twin.Id.ToString())])],
            (turn, input) => End(turn, "marked-duplicate", input["of"]!))
        {
            Otherwise = new("un doublon demande un autre dossier ouvert de la même personne pour le même droit", "a duplicate needs another open case of the same person for the same right"),
        },
        new("withdraw", ActionRule.Agent, turn => CaseMachine.MayWithdraw(turn.State), ActionRule.NoFields, (turn, _) => End(turn, "withdrawn", "")),
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
    internal static bool MayEnd(Turn turn) =>
        ActionRule.IsOpen(turn)
        && turn.State.ApprovedBy is null
        // Two final letters must never be under way.
        && !(turn.Step is SendLetterStep && turn.FinalLetter is { Status: not LetterStatus.Draft });

    // Ended in favour of another right, what was asked here would be lost.
    private static IEnumerable<RelatedCase> Twins(Turn turn) =>
        turn.State.Related.Where(related => related.Open && related.Right == turn.State.Right);

    private static bool SomethingMayBeRefused(Turn turn) =>
        turn.State.Assessment.Count == 0 || turn.State.Assessment.Any(one => !AlwaysGranted(turn, one));

    // Art. 12(5) speaks of Articles 15 to 22: a consent is withdrawn at any time, as easily as it was given (Art. 7(3)). Who cannot be recognised is told so, as long as nothing has stopped.
    private static bool IsWithdrawal(Turn turn) => turn.State.Right == Right.ConsentWithdrawal;

    private static bool Stopped(Turn turn) =>
        IsWithdrawal(turn) && turn.State.Queries.Any(query => query is { Status: QueryStatus.Answered, FoundNothing: false });

    // An objection to marketing cannot be refused (Art. 21(3)); what is refused is the rest.
    private static bool AlwaysGranted(Turn turn, AssessedActivity one) =>
        turn.State.Right == Right.Objection && one.Assessed.Marketing && one.IsGranted;

    private static Decision? End(Turn turn, string why, string detail)
    {
        turn.EndWithoutLetter(why, detail);
        return null;
    }

    private static Decision? Refuse(Turn turn, ActionInput input)
    {
        turn.Resume();
        turn.StopAsking();
        turn.DropDrafts();
        turn.State = turn.State with
        {
            RefusalGround = input["ground"],
            Reasons = input["reasons"],
            Assessment = [.. turn.State.Assessment.Select(one => AlwaysGranted(turn, one)
                ? one with { Decided = Outcome.Granted }
                : one with
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
        var amount = input.Number("amount");
        if (amount is <= 0 or > 1000)
        {
            return new InvalidFields(new Dictionary<string, string> { ["amount"] = "des frais raisonnables en euros, plus de 0 et au plus 1000, par exemple 12.50 / a reasonable fee in euros, more than 0 and at most 1000, such as 12.50" });
        }

        turn.State = turn.State with { Fee = amount };
        turn.Note("fee", amount.ToString(CultureInfo.InvariantCulture));
        turn.Say(LetterKind.ClarificationRequest, input["reasons"], amount);
        return null;
    }

    private static Decision? Reopen(Turn turn, ActionInput input)
    {
        turn.State = turn.State with { Status = CaseStatus.Open, PreparedBy = null, AnsweredOn = null };
        turn.Note("reopened");
        turn.Write(input["reason"]);
        turn.Restart();
        return null;
    }
}
