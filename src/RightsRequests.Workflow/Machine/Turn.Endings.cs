using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

internal sealed partial class Turn
{
    /// <summary>A recorded closure without a final letter: withdrawal, duplicate, spam.</summary>
    public void EndWithoutLetter(string why, string detail)
    {
        Resume();
        StopAsking();
        DropDrafts();
        foreach (var task in State.Tasks.Where(task => !task.Done && task.Subject == FinalLetter?.Id).ToList())
        {
            Finish(task);
        }

        State = State with { Status = CaseStatus.Withdrawn, SpamMarkedBy = null };
        Note(why, detail);
        Cause(new TellRelatedCases($"tell-related/{StepKey}"));
    }

    /// <summary>Waits no longer for holders that have not answered, and takes back the tasks of those who are persons.</summary>
    public void StopAsking()
    {
        foreach (var query in State.Queries.Where(query => query.Status is QueryStatus.Asked or QueryStatus.Overdue or QueryStatus.Waiting).ToList())
        {
            GiveUp(query);
        }
    }

    /// <summary>Begins the main path anew after its acknowledgement; an identity once settled stays settled.</summary>
    public void Restart()
    {
        State = State with
        {
            Identity = State.Identity == IdentityStatus.Settled ? IdentityStatus.Settled : IdentityStatus.NotSettled,
            ApprovedBy = null,
            RefusalGround = null,
            Reopened = State.Reopened + 1,
        };
        AssessAtOpening();
        GoTo(Procedure.MainPath, Procedure.Paths[Procedure.MainPath].TakeWhile(step => step is AcknowledgeStep).Count());
    }

    /// <summary>Suspends the time limit from today.</summary>
    public void Suspend(string why)
    {
        State = State with { Suspended = new OpenSuspension(Today, Now, why) };
        Note("suspended", why);
    }

    /// <summary>Ends the running suspension today, or on the day what was asked for came in.</summary>
    public void Resume(Instant? cameIn = null)
    {
        if (State.Suspended is { } open)
        {
            // What came in before the question had left suspended nothing.
            var on = cameIn is { } at ? LocalDate.Max(open.Since, DeadlineCalculator.DayOfReceipt(at, State.Establishment)) : Today;
            State = State with { Suspensions = [.. State.Suspensions, new Suspension(open.Since, on)], Suspended = null };
            Note("resumed", open.Why);
        }
    }

    /// <summary>Index of the last step of a kind before the present one on this path, or -1.</summary>
    public int LastBefore(params Type[] kinds)
    {
        var steps = Procedure.Paths[State.Path];
        for (var index = State.StepIndex - 1; index >= 0; index--)
        {
            if (kinds.Contains(steps[index].GetType()))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Takes back a draft that was not approved yet, or that waits for its first day.</summary>
    public void DropDrafts()
    {
        List<CaseLetter> left = [.. State.Letters.Where(letter => !(letter.Final && (letter.Status == LetterStatus.Draft || ReflectionPeriod.IsAwaitedBy(letter))))];
        State = State with { DraftsDropped = State.DraftsDropped + State.Letters.Count - left.Count, Letters = left };
    }

    /// <summary>True once a holder was asked to change something with approval.</summary>
    public bool Changed => State.Queries.Any(query =>
        query.Action is not (HolderAction.Locate or HolderAction.Export) && State.ApprovedBy is not null);
}
