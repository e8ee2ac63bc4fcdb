using NodaTime;
using RightsRequests.Contracts;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Whether an answer fits its query, and what of it the case may know: counts and words, no content.</summary>
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

    /// <summary>Why the answer does not fit what was asked; null where it does.</summary>
    public static string? Fault(ArrivedMessage message, RightsAnswer answer, AskedQuery? query, HolderContentRow? content) => query switch
    {
        null => "La réponse nomme une question que personne n’a posée. / The answer names a query that nobody asked.",
        { Asked: null } => "Le dossier ne pose plus cette question. / The case no longer asks this query.",
        _ when message.UserId != answer.Holder => "L’expéditeur n’est pas le service que la réponse nomme. / The sender is not the holder that the answer names.",
        _ when answer.Holder != query.Holder => "Cette question n’a pas été posée à ce service. / The holder was not asked this query.",
        _ when answer.Content is not null && content is null => "Le contenu de la réponse n’a pas été déposé, ou n’est pas celui qu’elle nomme. / The content of the answer was not uploaded, or is not what the answer names.",
        { Asked: { } asked } when AnswerScope.NamesOtherActivity(answer, asked.Activities) => "La réponse parle d’un traitement qui n’était pas demandé. / The answer speaks of an activity that was not asked.",
        { Asked: { } asked } when AnswerScope.ActsOtherwise(answer, asked.Action.OnTheWire()) => "La réponse parle d’une action qui n’était pas demandée. / The answer speaks of an action that was not asked.",
        _ => null,
    };
}
