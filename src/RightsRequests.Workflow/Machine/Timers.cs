using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>What a due timer does. One that is not, or not yet, among the case's timers does nothing but have all of them written anew.</summary>
internal static class Timers
{
    public static Decision Fire(Turn turn, string timer)
    {
        var due = CaseTimers.Of(turn.Policy, turn.Procedure, turn.State).FirstOrDefault(one => one.Key == timer);
        // It was reckoned by an earlier version or policy: passed over, it would be the only one of the case that is gone.
        if (due is null || due.FireAt > turn.Now)
        {
            return turn.Done();
        }

        turn.Note("timer", timer);
        Rules[timer[..timer.IndexOf('/', StringComparison.Ordinal)]](turn, due);
        return turn.Done();
    }

    private static readonly Dictionary<string, Action<Turn, CaseTimer>> Rules = new()
    {
        ["due-soon"] = RemindSoon,
        ["remind"] = (turn, due) => Remind(turn, due, "reminder"),
        ["suspended"] = (turn, due) => RemindWeekly(turn, due, "reminder"),
        ["lifting"] = (turn, due) => RemindWeekly(turn, due, "reminder"),
        ["reopened"] = (turn, due) => RemindWeekly(turn, due, "reminder"),
        ["overdue"] = (turn, due) => RemindWeekly(turn, due, "overdue"),
        ["remind-subject"] = RemindSubject,
        ["give-up"] = GiveUp,
        ["related"] = (turn, due) =>
        {
            turn.Cause(new TellStaff($"tell/{due.Key}", "reminder"));
            turn.Advance();
        },
        ["ask-again"] = (turn, due) => turn.AskAgain(CaseTimers.PassingOver(turn.Policy, (AskHoldersStep)turn.Step, Query(turn, due), turn.Today, CaseTimers.Zone(turn.State))),
        ["message-waits"] = (turn, due) => Remind(turn, due, "message"),
        ["letter-waits"] = TellOfWaitingLetter,
        ["reflection"] = ReflectionPeriod.End,
        ["verify"] = (turn, due) => OutcomeVerification.Begin(turn, due.Key),
        ["recipient-silent"] = (turn, due) => Remind(turn, due, "recipient-silent"),
        ["holder-late"] = (turn, due) =>
        {
            turn.Change(Query(turn, due) with { Status = QueryStatus.Overdue });
            turn.Cause(new TellStaff($"tell/{due.Key}", "holder-late"));
        },
    };

    private static void TellOfWaitingLetter(Turn turn, CaseTimer timer)
    {
        turn.State = turn.State with { Reminded = [.. turn.State.Reminded, timer.Key] };
        var id = Guid.ParseExact(timer.Key.Split('/')[1], "N");
        var letter = turn.State.Letters.Single(one => one.Id == id);
        turn.Report(timer.Key, $"{Away(letter.WaitingFor).Fr} : la lettre est signée et envoyée dès son retour. / {Away(letter.WaitingFor).En}: the letter is signed and sent as soon as it is back.", null, $"sign/{id:N}");
    }

    private static BilingualText Away(string? what) => what switch
    {
        "time-authority" => new("Le service d’horodatage ne répond pas", "The time authority does not answer"),
        "revocation-information" => new("Les informations de révocation manquent", "Revocation information is missing"),
        _ => new("Le service de signature ne répond pas, ou le certificat du cachet n’est plus valable", "The signing service does not answer, or the seal's certificate is not valid any more"),
    };

    private static void RemindSubject(Turn turn, CaseTimer timer)
    {
        turn.State = turn.State with { Reminded = [.. turn.State.Reminded, timer.Key] };
        // After a stop of weeks the case is given up at the same moment: who is told that cannot answer any more.
        if (turn.State.Suspended is { } asked && turn.Today < asked.Since.Plus(((VerifyIdentityStep)turn.Step).GiveUpAfter))
        {
            turn.Cause(new RemindSubject($"remind-subject/{timer.Key}", "identity"));
        }
    }

    private static void GiveUp(Turn turn, CaseTimer timer)
    {
        turn.Resume();
        turn.State = turn.State with { Identity = IdentityStatus.NotEstablished };
        turn.TakePath(((VerifyIdentityStep)turn.Step).NotEstablished);
    }

    // Past the last day it is told that the day is over, not that it is near.
    private static void RemindSoon(Turn turn, CaseTimer timer)
    {
        if (turn.Today <= LocalDatePattern.Iso.Parse(timer.Key["due-soon/".Length..]).Value)
        {
            Remind(turn, timer, "due-soon");
            return;
        }

        turn.State = turn.State with { Reminded = [.. turn.State.Reminded, timer.Key] };
    }

    private static void Remind(Turn turn, CaseTimer timer, string what)
    {
        turn.State = turn.State with { Reminded = [.. turn.State.Reminded, timer.Key] };
        turn.Cause(new TellStaff($"tell/{timer.Key}", what));
    }

    // A worker stopped for long, or a clock that jumped, is told of once, not once for every week gone by.
    private static void RemindWeekly(Turn turn, CaseTimer timer, string what)
    {
        var end = timer.Key.LastIndexOf('/');
        var fireOn = timer.FireAt.InZone(CaseTimers.Zone(turn.State)).Date;
        var week = int.Parse(timer.Key[(end + 1)..], CultureInfo.InvariantCulture) + (Period.DaysBetween(fireOn, turn.Today) / 7);
        turn.State = turn.State with { Reminded = [.. turn.State.Reminded, string.Create(CultureInfo.InvariantCulture, $"{timer.Key[..end]}/{week}")] };
        turn.Cause(new TellStaff($"tell/{timer.Key}", what));
    }

    private static HolderQuery Query(Turn turn, CaseTimer timer)
    {
        var id = Guid.ParseExact(timer.Key.Split('/')[1], "N");
        return turn.State.Queries.Single(query => query.Id == id);
    }
}
