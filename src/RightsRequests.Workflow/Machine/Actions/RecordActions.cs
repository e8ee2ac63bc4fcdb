namespace RightsRequests.Workflow;

/// <summary>What is written down without moving the case.</summary>
internal static class RecordActions
{
    private static readonly Func<Turn, bool> Always = _ => true;

    public static readonly IReadOnlyList<ActionRule> Rules =
    [
        new("assign", ActionRule.Agent, ActionRule.IsOpen,
            _ => [new ActionField("user", "string", Required: true)],
            (turn, input) =>
            {
                turn.State = turn.State with { Assignee = input["user"] };
                turn.Note("assigned", input["user"]!);
                return null;
            }),
        new("note", ActionRule.Agent, Always, ActionRule.Texts("text"), (turn, input) =>
        {
            turn.Write(input["text"]);
            return null;
        }),
        new("legal-hold", ActionRule.Dpo, Always,
            turn => [new ActionField("hold", "choice", Required: true, turn.State.LegalHold ? ["keep", "release"] : ["keep"])],
            Hold),
        new("record-complaint", ActionRule.Agent, Always, ActionRule.Texts("text"), (turn, input) =>
        {
            turn.Write(input["text"]);
            turn.Note("complaint");
            turn.Cause(new TellStaff($"tell/complaint/{turn.State.Notes.Count}", "reminder"));
            return null;
        }),
        new("record-confirmation", ActionRule.Agent, turn => Unconfirmed(turn).Any(),
            turn => [new ActionField("recipient", "choice", Required: true, [.. Unconfirmed(turn).Select(letter => letter.Recipient!).Distinct()]), new ActionField("text", "text", Required: false)],
            Confirm),
    ];

    // Art. 19 asks recipients to be told; that they obeyed is known only from their answer, which may come long after the case is closed.
    private static IEnumerable<CaseLetter> Unconfirmed(Turn turn) =>
        turn.State.Letters.Where(letter => letter is { Kind: LetterKind.RecipientNotice, Status: LetterStatus.Sent, ConfirmedOn: null });

    private static Decision? Confirm(Turn turn, ActionInput input)
    {
        var recipient = input["recipient"]!;
        foreach (var letter in Unconfirmed(turn).Where(letter => letter.Recipient == recipient).ToList())
        {
            turn.Change(letter with { ConfirmedOn = turn.Today });
        }

        turn.Note("recipient-confirmed", recipient);
        turn.Write(input["text"]);
        return null;
    }

    private static Decision? Hold(Turn turn, ActionInput input)
    {
        turn.State = turn.State with { LegalHold = input["hold"] == "keep" };
        turn.Note("legal-hold", input["hold"]!);
        if (turn.State.Status != CaseStatus.Open || turn.State.ApprovedBy is not null)
        {
            return null;
        }

        if (turn.Step is AssessStep)
        {
            turn.State = turn.State with { Assessment = Reassessed(turn) };
        }
        else if (turn.LastBefore(typeof(AssessStep)) is >= 0 and var assess && !Reassessed(turn).SequenceEqual(turn.State.Assessment))
        {
            // What was accepted no longer holds: it is assessed again before anything is approved.
            turn.DropDrafts();
            turn.GoTo(turn.State.Path, assess);
        }

        return null;
    }

    // What the hold does not touch keeps what a person decided.
    private static IReadOnlyList<AssessedActivity> Reassessed(Turn turn)
    {
        var before = turn.State.Assessment.ToDictionary(one => one.Assessed.Activity);
        return [.. Assessing.Assess(turn.Policy, turn.State, turn.Today).Select(one =>
            before.TryGetValue(one.Assessed.Activity, out var old) && old.Assessed with { KeptUntil = one.Assessed.KeptUntil } == one.Assessed ? old : one)];
    }
}
