namespace RightsRequests.Contracts;

/// <summary>Whether an answer keeps to what was asked. One that does not is never taken.</summary>
public static class AnswerScope
{
    /// <summary>True where it has data about an activity that was not asked.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="activities">Those asked.</param>
    public static bool NamesOtherActivity(RightsAnswer answer, IReadOnlyCollection<string> activities) =>
        answer.Records.Any(record => !activities.Contains(record.Activity));

    /// <summary>True where something was changed or erased that nobody asked to be.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="asked">What was to be done.</param>
    public static bool ActsOtherwise(RightsAnswer answer, HolderAction asked)
    {
        var erases = answer.Actions is { Erased: > 0 };
        var looksOnly = asked is HolderAction.Locate or HolderAction.Export or HolderAction.Notify;
        return (looksOnly && (erases || answer.Actions is { Changed: > 0 })) || (erases && asked != HolderAction.Erase);
    }
}
