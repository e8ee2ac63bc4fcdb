namespace RightsRequests.Workflow;

/// <summary>What a due timer does. A timer that is no longer among the case's timers does nothing.</summary>
internal static class Timers
{
    public static Decision Fire(Turn turn, string timer)
    {
        var due = CaseTimers.Of(turn.Policy, turn.Procedure, turn.State).FirstOrDefault(one => one.Key == timer);
        if (due is null)
        {
            return new Ignored("the timer no longer matters");
        }

        if (due.FireAt > turn.Now)
        {
            return new Ignored("the timer moved to later");
        }

        var kind = timer[..timer.IndexOf('/', StringComparison.Ordinal)];
        turn.Note("timer", timer);
        switch (kind)
        {
            case "due-soon" or "remind" or "suspended":
                Remind(turn, timer, kind == "due-soon" ? "due-soon" : "reminder");
                break;
            case "overdue":
                Remind(turn, timer, "overdue");
                break;
            case "remind-subject":
                turn.State = turn.State with { Reminded = [.. turn.State.Reminded, timer] };
                turn.Cause(new RemindSubject($"remind-subject/{timer}", turn.State.Suspended?.Why ?? "identity"));
                break;
            case "give-up":
                turn.Resume();
                turn.State = turn.State with { Identity = IdentityStatus.NotEstablished };
                turn.TakePath(((VerifyIdentityStep)turn.Step).NotEstablished);
                break;
            case "related":
                turn.Cause(new TellStaff($"tell/{timer}", "reminder"));
                turn.Advance();
                break;
            case "ask-again":
                turn.AskAgain(Query(turn, timer));
                break;
            case "holder-late":
                var query = Query(turn, timer);
                turn.Change(query with { Status = QueryStatus.Overdue });
                turn.Cause(new TellStaff($"tell/{timer}", "holder-late"));
                break;
            default:
                throw new InvalidOperationException($"No rule for timer '{kind}'.");
        }

        return turn.Done();
    }

    private static void Remind(Turn turn, string timer, string what)
    {
        turn.State = turn.State with { Reminded = [.. turn.State.Reminded, timer] };
        turn.Cause(new TellStaff($"tell/{timer}", what));
    }

    private static HolderQuery Query(Turn turn, string timer)
    {
        var id = Guid.ParseExact(timer.Split('/')[1], "N");
        return turn.State.Queries.Single(query => query.Id == id);
    }
}
