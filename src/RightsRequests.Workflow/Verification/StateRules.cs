using NodaTime;
using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>What must hold in every reachable state.</summary>
internal static class StateRules
{
    private const int MostDays = 92;

    public static IEnumerable<string> Broken(Procedure procedure, WalkState state, Step step) => step switch
    {
        AcknowledgeStep { Letter: not LetterKind.Acknowledgement } => ["A request is acknowledged by its own letter: 'letter' must be acknowledgement."],
        VerifyIdentityStep verify => Verify(verify),
        AssessStep assess => Assess(state, assess),
        AwaitRelatedStep wait => Await(procedure, wait),
        AskHoldersStep ask => Ask(procedure, state, ask),
        ReviewStep review => Review(review),
        ApproveStep approve => Approve(state, approve),
        SendLetterStep letter => Letter(procedure, state, letter),
        CloseStep => Close(state),
        _ => [],
    };

    private static IEnumerable<string> Timed(Period? period, string key)
    {
        if (period is null || Days(period) <= 0)
        {
            yield return $"A wait without a timer: '{key}' must be a period of at least one day, such as P3D.";
        }
        else if (Days(period) > MostDays)
        {
            yield return $"A wait beyond any time limit: '{key}' must be three months at most, as the law gives with an extension (Art. 12(3)).";
        }
    }

    private static IEnumerable<string> Await(Procedure procedure, AwaitRelatedStep step)
    {
        foreach (var fault in Timed(step.GiveUpAfter, "give-up-after"))
        {
            yield return fault;
        }

        if (step.Rights.Contains(procedure.Right))
        {
            yield return $"Two requests of the same person would wait for each other: take '{procedure.Right.Word()}' out of 'rights'.";
        }
    }

    private static IEnumerable<string> Review(ReviewStep step)
    {
        foreach (var fault in Timed(step.RemindAfter, "remind-after"))
        {
            yield return fault;
        }

        if (step.By is not (Role.Agent or Role.Dpo))
        {
            yield return "Nobody else may accept answers: 'by' must be agent or dpo.";
        }
    }

    private static IEnumerable<string> Verify(VerifyIdentityStep step)
    {
        foreach (var fault in Timed(step.RemindAfter, "remind-after").Concat(Timed(step.GiveUpAfter, "give-up-after")))
        {
            yield return fault;
        }

        if (Days(step.GiveUpAfter) <= Days(step.RemindAfter))
        {
            yield return "'give-up-after' must be longer than 'remind-after': the person is reminded before the case is given up.";
        }
    }

    private static IEnumerable<string> Assess(WalkState state, AssessStep step)
    {
        foreach (var fault in Timed(step.RemindAfter, "remind-after"))
        {
            yield return fault;
        }

        // Nobody can accept it there: the case would wait for ever.
        if (!state.IdentitySettled)
        {
            yield return "The assessment would be accepted before the identity is settled, which nobody may: put 'verify-identity' first.";
        }
    }

    private static IEnumerable<string> Ask(Procedure procedure, WalkState state, AskHoldersStep step)
    {
        foreach (var fault in Timed(step.AnswerWithin, "answer-within"))
        {
            yield return fault;
        }

        if (step.AskAgain.Any(again => Days(again) >= Days(step.AnswerWithin)))
        {
            yield return "'ask-again' must lie before the end of 'answer-within'.";
        }

        if (step.AtOnce)
        {
            var harmless = step.Action == HolderAction.StopProcessing
                && (procedure.Right == Right.ConsentWithdrawal || (procedure.Right == Right.Objection && step.Only == ActivityFilter.Marketing));
            if (!harmless)
            {
                yield return "Only the stop of marketing (Art. 21(3)) or of a consent's processing (Art. 7(3)) may be 'at-once'.";
            }

            yield break;
        }

        if (!state.IdentitySettled)
        {
            yield return $"Holders are asked to {step.Action.Word()} before the identity is settled: put 'verify-identity' first.";
        }

        if (step.Action is not (HolderAction.Locate or HolderAction.Export) && !state.Approved)
        {
            yield return $"Holders are asked to {step.Action.Word()} before a human has approved: put 'approve' first.";
        }

        if (step.Action == HolderAction.LiftRestriction && !state.LiftingTold)
        {
            yield return "A restriction is lifted before the person was told (Art. 18(3)): put 'send-letter: { letter: restriction-lifting }' first.";
        }
    }

    private static IEnumerable<string> Approve(WalkState state, ApproveStep step)
    {
        foreach (var fault in Timed(step.RemindAfter, "remind-after"))
        {
            yield return fault;
        }

        if (!step.FourEyes)
        {
            yield return "Who prepared the case could approve it: 'four-eyes' must be true.";
        }

        if (step.By != Role.Dpo)
        {
            yield return "The approval is the DPO's: 'by' must be dpo.";
        }

        if (!state.IdentitySettled)
        {
            yield return "The decision is approved before the identity is settled: put 'verify-identity' first.";
        }
    }

    private static IEnumerable<string> Letter(Procedure procedure, WalkState state, SendLetterStep step)
    {
        foreach (var fault in Timed(step.RemindAfter, "remind-after"))
        {
            yield return fault;
        }

        if (step.ApproveBy != Role.Dpo)
        {
            yield return "A final letter is approved by the DPO: 'approve' must be dpo.";
        }

        var discloses = procedure.Right is Right.Access or Right.Portability;
        if (step.Letter == LetterKind.Response && discloses && !(state.IdentitySettled && state.Approved))
        {
            yield return "Data are disclosed before identity is settled and a human has approved.";
        }
        // What stops at once says so to anybody; every other response confirms what is known of the person.
        else if (step.Letter == LetterKind.Response && procedure.Right is not (Right.ConsentWithdrawal or Right.Objection) && !state.IdentitySettled)
        {
            yield return "The response is written before the identity is settled: put 'verify-identity' first.";
        }

        if (step.Letter == LetterKind.Response && OwedAct.Missing(procedure.Right, state) is { } missing)
        {
            yield return missing;
        }

        if (Final(state.Path) is { } final && step.Letter != final)
        {
            yield return $"The path '{state.Path}' must send the letter '{final.Word()}'.";
        }
        else if (step.Letter is not (LetterKind.Response or LetterKind.Refusal or LetterKind.ClosingUnidentified or LetterKind.RestrictionLifting))
        {
            yield return $"The letter '{step.Letter.Word()}' ends no case; those that do are: response, refusal, closing-unidentified, restriction-lifting.";
        }

        if (state.Path == Procedure.RefusePath && step.Letter != LetterKind.Refusal)
        {
            yield return "The path 'refuse' must send the letter 'refusal' (Art. 12(4)).";
        }
    }

    private static LetterKind? Final(string path) => path switch
    {
        Procedure.MainPath or Procedure.MarketingOnlyPath => LetterKind.Response,
        Procedure.LiftPath => LetterKind.RestrictionLifting,
        _ => null,
    };

    private static IEnumerable<string> Close(WalkState state)
    {
        if (!state.LetterSent)
        {
            yield return "The case closes without a letter: put 'send-letter' before 'close'.";
        }

        if (state.Path == Procedure.RefusePath && !state.RefusalSent)
        {
            yield return "A refusal closes without its letter (Art. 12(4)): put 'send-letter: { letter: refusal }' before 'close'.";
        }

        if (state.Path == Procedure.LiftPath && !state.Lifted)
        {
            yield return "The person is told of a lifting that no holder was asked: put 'ask-holders: { action: lift-restriction, … }' before 'close'.";
        }

        if (state.Changed && !state.RecipientsTold)
        {
            yield return "Data were changed and no recipient was told (Art. 19): put 'notify-recipients' before 'close'.";
        }
    }

    // A month is taken as 28 days: only the order and being more than nothing matter here.
    private static int Days(Period period) => (period.Years * 365) + (period.Months * 28) + (period.Weeks * 7) + period.Days;
}
