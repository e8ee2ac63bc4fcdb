using NodaTime;
using RightsRequests.Contracts;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>What of an answer the case may know: counts and words, no content.</summary>
internal static class AnswerResults
{
    /// <param name="answer">As accepted.</param>
    /// <param name="content">What was uploaded in place of its records; null where nothing was.</param>
    public static HolderResult Of(RightsAnswer answer, HolderContentRow? content) => new(
        answer.Outcome.Word(),
        answer.Reason,
        content?.Records ?? answer.Records.Count,
        content?.ThirdPartyRecords ?? answer.Records.Count(record => record.ConcernsThirdParty),
        answer.Actions?.Changed ?? 0,
        answer.Actions?.Erased ?? 0,
        answer.Actions?.Kept ?? 0,
        answer.Actions?.KeptGround,
        answer.Actions?.KeptUntil is { } until ? LocalDate.FromDateOnly(until) : null,
        content?.Activities ?? [.. answer.Records.Select(record => record.Activity).Distinct(StringComparer.Ordinal)],
        [.. answer.RecipientsNotified.Select(told => told.Name)])
    {
        Identifiers = [.. (answer.Identifiers ?? []).Select(one => one.Type).Distinct(StringComparer.Ordinal)],
    };

    /// <summary>What the holder did though nobody asked it; null where nothing.</summary>
    public static string? ActionNotAsked(Workflow.HolderAction asked, RightsAnswer answer)
    {
        var changes = answer.Actions is { Changed: > 0 };
        var erases = answer.Actions is { Erased: > 0 };
        var looksOnly = asked is Workflow.HolderAction.Locate or Workflow.HolderAction.Export or Workflow.HolderAction.Notify;
        return (looksOnly && (changes || erases)) || (erases && asked != Workflow.HolderAction.Erase)
            ? "La réponse parle d’une action qui n’était pas demandée. / The answer speaks of an action that was not asked."
            : null;
    }
}
