using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>What each right makes the holders do (GDPR Art. 7(3), 15 to 18, 20, 21): an answer may not tell of it before they were asked.</summary>
internal static class OwedAct
{
    /// <summary>Null for an automated decision: there a person reviews (Art. 22(3)).</summary>
    public static HolderAction? Of(Right right) => right switch
    {
        Right.Access or Right.Portability => HolderAction.Export,
        Right.Rectification => HolderAction.Rectify,
        Right.Erasure => HolderAction.Erase,
        Right.Restriction => HolderAction.Restrict,
        Right.Objection or Right.ConsentWithdrawal => HolderAction.StopProcessing,
        _ => null,
    };

    /// <summary>What is missing before the answer of this path, as a fault; null where all was asked.</summary>
    public static string? Missing(Right right, WalkState state) =>
        state.RestDone && state.MarketingDone || (state.MarketingDone && state.Path == Procedure.MarketingOnlyPath) ? null
        : Of(right) is not { } action ? "The answer tells of a review that nobody made (Art. 22(3)): put 'human-review' first."
        : state.RestDone || state.MarketingDone ? $"The answer tells of what was asked for some activities only: 'only' of 'ask-holders' with the action {action.Word()} must leave none out."
        : $"The answer tells of what no holder was asked: put 'ask-holders' with the action {action.Word()} first.";
}
