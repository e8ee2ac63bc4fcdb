using System.Globalization;
using NodaTime;

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
            case "due-soon":
                Remind(turn, timer, "due-soon");
                break;
            case "remind":
                Remind(turn, timer, "reminder");
                break;
            case "suspended" or "lifting":
                RemindWeekly(turn, due, "reminder");
                break;
            case "overdue":
                RemindWeekly(turn, due, "overdue");
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

    // A case reopened long after its day, or a clock that jumped, is told of once, not once for every week gone by.
    private static void RemindWeekly(Turn turn, CaseTimer timer, string what)
    {
        var end = timer.Key.LastIndexOf('/');
        var fireOn = timer.FireAt.InZone(CaseTimers.Zone(turn.State)).Date;
        var week = int.Parse(timer.Key[(end + 1)..], CultureInfo.InvariantCulture) + (Period.DaysBetween(fireOn, turn.Today) / 7);
        turn.State = turn.State with { Reminded = [.. turn.State.Reminded, string.Create(CultureInfo.InvariantCulture, $"{timer.Key[..end]}/{week}")] };
        turn.Cause(new TellStaff($"tell/{timer.Key}", what));
    }

    private static HolderQuery Query(Turn turn, string timer)
    {
        var id = Guid.ParseExact(timer.Split('/')[1], "N");
        return turn.State.Queries.Single(query => query.Id == id);
    }
}
