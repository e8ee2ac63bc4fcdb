namespace RightsRequests.Contracts;

/// <summary>Why an answer that follows the contract leaves its query to a person, who asks again or goes on without.</summary>
public enum Unsettled
{
    /// <summary>The holder could not.</summary>
    Failed,

    /// <summary>The holder thinks that it must not.</summary>
    Refused,

    /// <summary>Nothing is held, it says, and counts what it changed, erased or kept.</summary>
    NoDataButCounts,

    /// <summary>A part of what has no parts: processing that was to stop, a restriction that was to be lifted.</summary>
    PartOnly,

    /// <summary>A part of an erasure or a restriction, and nothing counted as kept.</summary>
    NothingNamedAsKept,

    /// <summary>The letter gives the ground for keeping (GDPR Art. 12(4)), and the words name no article.</summary>
    GroundWithoutArticle,

    /// <summary>Kept until a day gone by.</summary>
    KeptUntilPast,
}

/// <summary>Whether an answer settles its query: what was asked is done, or what is left of it is named with its ground.</summary>
public static class AnswerSettlement
{
    /// <summary>Why not; null where it does.</summary>
    /// <param name="asked">What was to be done.</param>
    /// <param name="outcome">The answer's.</param>
    /// <param name="actions">The answer's; null where it has none.</param>
    /// <param name="today">Controller's local time.</param>
    public static Unsettled? Missing(HolderAction asked, AnswerOutcome outcome, AnswerActions? actions, DateOnly today) => (outcome, asked) switch
    {
        (AnswerOutcome.Failed, _) => Unsettled.Failed,
        (AnswerOutcome.Refused, _) => Unsettled.Refused,
        (AnswerOutcome.NoData, _) when actions is { Changed: > 0 } or { Erased: > 0 } or { Kept: > 0 } => Unsettled.NoDataButCounts,
        (AnswerOutcome.Partial, HolderAction.StopProcessing or HolderAction.LiftRestriction) => Unsettled.PartOnly,
        (AnswerOutcome.Partial, HolderAction.Erase or HolderAction.Restrict) when actions is not { Kept: > 0 } => Unsettled.NothingNamedAsKept,
        (_, HolderAction.Erase) when actions is { Kept: > 0, KeptGround: { } ground } && !ground.Any(char.IsAsciiDigit) => Unsettled.GroundWithoutArticle,
        (_, HolderAction.Erase) when actions is { Kept: > 0, KeptUntil: { } until } && until < today => Unsettled.KeptUntilPast,
        _ => null,
    };
}
