using RightsRequests.Law;

namespace RightsRequests.Workflow;

internal sealed partial class Turn
{
    /// <summary>Enters the present step; true when it is finished at once.</summary>
    private bool Enter() => Step switch
    {
        AcknowledgeStep step => Acknowledge(step),
        VerifyIdentityStep => State.Identity == IdentityStatus.Settled,
        AssessStep => AssessAnew(),
        AwaitRelatedStep step => !WaitsForRelated(step),
        AskHoldersStep step => AskHolders(step),
        ReviewStep => false,
        ApproveStep => false,
        NotifyRecipientsStep => NotifyRecipients(),
        SendLetterStep step => DraftFinalLetter(step),
        CloseStep => Close(),
        _ => throw new InvalidOperationException($"No rule for step '{Step.Word}'."),
    };

    /// <summary>What the law says before anybody looked: steps done at once, without a person's assessment, go by it.</summary>
    public void AssessAtOpening()
    {
        State = State with { Assessment = Assessing.Assess(Policy, State, Today) };
        if (Procedure.Paths[Procedure.MainPath].All(step => step is not AssessStep))
        {
            // Nobody is asked (a consent withdrawn stops at once): what is proposed holds.
            State = State with { Assessment = [.. State.Assessment.Select(one => one with { Decided = one.Effective })] };
        }
    }

    private bool Acknowledge(AcknowledgeStep step)
    {
        AddLetter(step.Letter, recipient: null, final: false);
        return true;
    }

    private bool AssessAnew()
    {
        State = State with { Assessment = Assessing.Assess(Policy, State, Today) };
        // An automated decision without a ground of Art. 22(2) is the DPO's business at once.
        foreach (var one in State.Assessment.Where(one => one.Assessed.AlertDpo))
        {
            Cause(new TellStaff($"tell/questionable/{one.Assessed.Activity}", "processing-questionable"));
        }

        return false;
    }

    public static bool RelatedOpen(CaseState state, AwaitRelatedStep step) =>
        state.Related.Any(related => related.Open && step.Rights.Contains(related.Right));

    private bool WaitsForRelated(AwaitRelatedStep step) => RelatedOpen(State, step);

    private bool NotifyRecipients()
    {
        var granted = State.Assessment.Where(one => one.IsGranted && !NothingToTell(one.Assessed.Activity)).Select(one => one.Assessed.Activity).ToHashSet();
        var recipients = Policy.Register.Where(entry => granted.Contains(entry.Id))
            .SelectMany(entry => entry.Recipients)
            .DistinctBy(recipient => recipient.Id);
        foreach (var recipient in recipients)
        {
            AddLetter(LetterKind.RecipientNotice, recipient.Id, final: false);
        }

        return true;
    }

    // Nobody was given data that no holder has, and the person is not named to strangers; nor is anybody told of a rectification that was not carried out (Art. 19).
    private bool NothingToTell(string activity)
    {
        var asked = State.Queries.Where(query => query.InRound && query.Activities.Contains(activity)).ToList();
        return asked.Count > 0 && asked.TrueForAll(query => State.Right == Right.Rectification ? !query.Corrected : query.FoundNothing);
    }

    private bool DraftFinalLetter(SendLetterStep step)
    {
        // What discloses or confirms data waits for identity even if a procedure forgot to.
        RequireIdentityUnlessStopped(step);
        AddLetter(step.Letter, recipient: null, final: true);
        return false;
    }

    private void RequireIdentityUnlessStopped(SendLetterStep step)
    {
        var discloses = step.Letter == LetterKind.Response
            && State.Right is not (Right.ConsentWithdrawal or Right.Objection);
        if (discloses && State.Identity != IdentityStatus.Settled)
        {
            throw new InvalidOperationException("A response may not be written before the identity is settled.");
        }
    }

    private bool Close()
    {
        Resume();
        State = State with { Status = CaseStatus.Closed };
        Note("case-closed", State.Path);
        Cause(new TellRelatedCases($"tell-related/{StepKey}"));
        return false;
    }
}
