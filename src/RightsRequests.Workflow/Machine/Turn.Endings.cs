using RightsRequests.Law;

namespace RightsRequests.Workflow;

internal sealed partial class Turn
{
    /// <summary>A recorded closure without a final letter: withdrawal, duplicate, spam.</summary>
    public void EndWithoutLetter(string why, string detail)
    {
        State = State with { Status = CaseStatus.Withdrawn, Suspended = null };
        Note(why, detail);
        Cause(new TellRelatedCases($"tell-related/{StepKey}"));
    }

    /// <summary>Suspends the time limit from today.</summary>
    public void Suspend(string why)
    {
        State = State with { Suspended = new OpenSuspension(Today, Now, why) };
        Note("suspended", why);
    }

    /// <summary>Ends the running suspension today.</summary>
    public void Resume()
    {
        if (State.Suspended is { } open)
        {
            State = State with { Suspensions = [.. State.Suspensions, new Suspension(open.Since, Today)], Suspended = null };
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

    /// <summary>Takes back a draft that was not approved yet.</summary>
    public void DropDrafts()
    {
        List<CaseLetter> left = [.. State.Letters.Where(letter => !(letter.Final && letter.Status == LetterStatus.Draft))];
        State = State with { DraftsDropped = State.DraftsDropped + State.Letters.Count - left.Count, Letters = left };
    }

    /// <summary>True once a holder was asked to change something with approval.</summary>
    public bool Changed => State.Queries.Any(query =>
        query.Action is not (HolderAction.Locate or HolderAction.Export) && State.ApprovedBy is not null);
}
