namespace RightsRequests.Workflow;

/// <summary>Other cases of the same person: an access or portability request is answered before an erasure runs.</summary>
internal static class RelatedCases
{
    public static Decision Opened(Turn turn, RelatedCase opened)
    {
        if (turn.State.Status != CaseStatus.Open || turn.State.Related.Any(related => related.Id == opened.Id))
        {
            return new Ignored("ended, or known already");
        }

        turn.State = turn.State with { Related = [.. turn.State.Related, opened] };
        turn.Note("related-case-opened", $"{opened.Id:N}");
        if (Wait(turn) is >= 0 and var wait && wait < turn.State.StepIndex && !HasChanged(turn))
        {
            // What was approved may look different once the other case is answered: it is approved anew.
            turn.DropDrafts();
            turn.State = turn.State with { ApprovedBy = null };
            turn.GoTo(turn.State.Path, wait);
        }

        return turn.Done();
    }

    public static Decision Ended(Turn turn, Guid ended)
    {
        if (turn.State.Related.All(related => related.Id != ended || !related.Open))
        {
            return new Ignored("not waited for");
        }

        turn.State = turn.State with
        {
            Related = [.. turn.State.Related.Select(related => related.Id == ended ? related with { Open = false } : related)],
        };
        turn.Note("related-case-ended", $"{ended:N}");
        if (turn.State.Status == CaseStatus.Open && turn.Step is AwaitRelatedStep step && !Turn.RelatedOpen(turn.State, step))
        {
            turn.Advance();
        }

        return turn.Done();
    }

    // Index of the step on this path that would wait for a case now open, or -1.
    private static int Wait(Turn turn) =>
        turn.Procedure.Paths[turn.State.Path].ToList().FindIndex(step => step is AwaitRelatedStep wait && Turn.RelatedOpen(turn.State, wait));

    private static bool HasChanged(Turn turn) =>
        turn.Procedure.Paths[turn.State.Path].Take(turn.State.StepIndex + 1)
            .Any(step => step is AskHoldersStep { Action: not (HolderAction.Locate or HolderAction.Export) });
}
