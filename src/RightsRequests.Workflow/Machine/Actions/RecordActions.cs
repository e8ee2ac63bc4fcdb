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
            turn.State = turn.State with { Notes = [.. turn.State.Notes, new CaseNote(turn.Now, turn.Actor, input["text"]!)] };
            return null;
        }),
        new("legal-hold", ActionRule.Dpo, Always,
            turn => [new ActionField("hold", "choice", Required: true, turn.State.LegalHold ? ["keep", "release"] : ["keep"])],
            (turn, input) =>
            {
                turn.State = turn.State with { LegalHold = input["hold"] == "keep" };
                if (turn.State.Status == CaseStatus.Open && turn.Step is AssessStep)
                {
                    turn.State = turn.State with { Assessment = Assessing.Assess(turn.Policy, turn.State, turn.Today) };
                }

                turn.Note("legal-hold", input["hold"]!);
                return null;
            }),
        new("record-complaint", ActionRule.Agent, Always, ActionRule.Texts("text"), (turn, input) =>
        {
            turn.State = turn.State with { Notes = [.. turn.State.Notes, new CaseNote(turn.Now, turn.Actor, input["text"]!)] };
            turn.Note("complaint");
            turn.Cause(new TellStaff($"tell/complaint/{turn.State.Notes.Count}", "reminder"));
            return null;
        }),
    ];
}
