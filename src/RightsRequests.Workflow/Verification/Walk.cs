using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>Every state that can follow a step, whatever people, holders and timers do.</summary>
internal static class Walk
{
    public static IEnumerable<WalkState> After(Procedure procedure, WalkState state, Step step)
    {
        var next = state with { Index = state.Index + 1 };
        switch (step)
        {
            case VerifyIdentityStep verify:
                yield return next with { IdentitySettled = true };
                yield return new WalkState(verify.NotEstablished, 0);
                break;
            case AssessStep assess:
                yield return next;
                if (assess.AllRefused is { } refuse)
                {
                    yield return state with { Path = refuse, Index = 0 };
                }

                break;
            case AskHoldersStep ask:
                var changed = ask.Action is HolderAction.Rectify or HolderAction.Erase or HolderAction.Restrict;
                next = next with
                {
                    Changed = state.Changed || changed,
                    MarketingDone = state.MarketingDone || (ask.Action == OwedAct.Of(procedure.Right) && ask.Only != ActivityFilter.GrantedNotMarketing),
                    RestDone = state.RestDone || (ask.Action == OwedAct.Of(procedure.Right) && ask.Only != ActivityFilter.Marketing),
                    Lifted = state.Lifted || ask.Action == HolderAction.LiftRestriction,
                };
                yield return next;
                if (ask is { AtOnce: true, Only: ActivityFilter.Marketing } && procedure.Paths.ContainsKey(Procedure.MarketingOnlyPath))
                {
                    yield return next with { Path = Procedure.MarketingOnlyPath, Index = 0 };
                }

                break;
            case ApproveStep:
                yield return next with { Approved = true };
                break;
            case NotifyRecipientsStep:
                yield return next with { RecipientsTold = true };
                break;
            case SendLetterStep letter:
                yield return next with
                {
                    LetterSent = true,
                    RefusalSent = state.RefusalSent || letter.Letter == LetterKind.Refusal,
                    LiftingTold = state.LiftingTold || letter.Letter == LetterKind.RestrictionLifting,
                };
                break;
            case ReviewStep { HumanReview: true } when procedure.Right == Right.AutomatedDecision:
                yield return next with { MarketingDone = true, RestDone = true };
                break;
            case CloseStep:
                break;
            default:
                yield return next;
                break;
        }
    }
}
