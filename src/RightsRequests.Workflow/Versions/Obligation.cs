using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>What a step owes, whatever its periods: two steps with the same obligation stand for each other in two versions of a procedure.</summary>
internal static class Obligation
{
    public static string Of(Step step) => step switch
    {
        AcknowledgeStep one => $"{step.Word} {one.Letter.Word()}",
        AwaitRelatedStep one => $"{step.Word} {string.Join(" ", one.Rights.Select(right => right.Word()).Order(StringComparer.Ordinal))}",
        AskHoldersStep one => $"{step.Word} {one.Action.Word()} {one.Only.Word()}{(one.AtOnce ? " at-once" : "")}",
        ApproveStep one => $"{step.Word} {one.By.Word()}{(one.FourEyes ? " four-eyes" : "")}",
        SendLetterStep one => $"{step.Word} {one.Letter.Word()} {one.ApproveBy.Word()}",
        _ => step.Word,
    };

    /// <summary>True for what somebody outside sees: a letter, or a holder asked. Done twice it is a wrong; what of it was approved must stay as it was.</summary>
    public static bool IsSeen(Step step) => step is AcknowledgeStep or AskHoldersStep or NotifyRecipientsStep or SendLetterStep;
}
