using System.Buffers;

namespace RightsRequests.Contracts;

/// <summary>What the types alone do not say about an answer.</summary>
internal static class AnswerRules
{
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    public static string? FirstFault(RightsAnswer answer) =>
        Text("queryId", answer.QueryId, RightsLimits.IdentifierLength)
        ?? Text("holder", answer.Holder, RightsLimits.IdentifierLength)
        ?? Reason(answer)
        ?? Records(answer)
        ?? (answer.Actions is { } actions ? Actions(actions) : null)
        ?? Identifiers(answer.Identifiers ?? [])
        ?? Recipients(answer.RecipientsNotified)
        ?? (answer.Content is { } content ? Content(content) : null);

    public static bool NeedsReason(AnswerOutcome outcome) => outcome is AnswerOutcome.Partial or AnswerOutcome.Refused or AnswerOutcome.Failed;

    private static string? Reason(RightsAnswer answer)
    {
        return NeedsReason(answer.Outcome) || answer.Reason is not null and not ""
            ? Text("reason", answer.Reason, RightsLimits.ReasonLength)
            : null;
    }

    private static string? Records(RightsAnswer answer)
    {
        if (answer.Records.Count > RightsLimits.Records)
        {
            return $"records: more than {RightsLimits.Records}: upload the content instead";
        }

        if (answer.Content is not null && answer.Records.Count > 0)
        {
            return "records and content: content replaces records";
        }

        if (answer.Outcome == AnswerOutcome.NoData && (answer.Records.Count > 0 || answer.Content is not null))
        {
            return "outcome is no-data, yet there are records or content";
        }

        return answer.Records.Select(Record).FirstOrDefault(fault => fault is not null);
    }

    private static string? Record(AnswerRecord? record, int at) => RecordFault(record, $"records[{at}]");

    internal static string? RecordFault(AnswerRecord? record, string named) =>
        record is null
            ? $"{named} is null"
            : Text($"{named}.activity", record.Activity, RightsLimits.IdentifierLength)
                ?? Text($"{named}.category", record.Category, RightsLimits.IdentifierLength)
                ?? Text($"{named}.label", record.Label, RightsLimits.LabelLength);

    private static string? Actions(AnswerActions actions) =>
        actions.Changed < 0 || actions.Erased < 0 || actions.Kept < 0
            ? "actions: a count is below zero"
            : actions.KeptGround is null ? null : Text("actions.keptGround", actions.KeptGround, RightsLimits.LabelLength);

    private static string? Identifiers(IReadOnlyList<SubjectIdentifier> identifiers) =>
        identifiers.Count > RightsLimits.Identifiers
            ? $"identifiers: more than {RightsLimits.Identifiers}"
            : identifiers
                .Select((one, at) => one is null
                    ? $"identifiers[{at}] is null"
                    : Text($"identifiers[{at}].type", one.Type, RightsLimits.IdentifierLength) ?? Text($"identifiers[{at}].value", one.Value, RightsLimits.LabelLength))
                .FirstOrDefault(fault => fault is not null);

    private static string? Recipients(IReadOnlyList<NotifiedRecipient> recipients) =>
        recipients.Count > RightsLimits.Recipients
            ? $"recipientsNotified: more than {RightsLimits.Recipients}"
            : recipients
                .Select((recipient, at) => recipient is null
                    ? $"recipientsNotified[{at}] is null"
                    : Text($"recipientsNotified[{at}].name", recipient.Name, RightsLimits.LabelLength))
                .FirstOrDefault(fault => fault is not null);

    private static string? Content(AnswerContent content) =>
        Text("content.href", content.Href, RightsLimits.LabelLength)
        ?? (content.Sha256.Length != 64 || content.Sha256.AsSpan().ContainsAnyExcept(Hexadecimal) ? "content.sha256 is not 64 hexadecimal digits" : null)
        ?? (content.Length < 0 ? "content.length is below zero" : null);

    private static string? Text(string field, string? value, int longest) =>
        string.IsNullOrWhiteSpace(value) ? $"{field} is missing or empty"
        : value.Length > longest ? $"{field} is longer than {longest}"
        : value.Contains('\0', StringComparison.Ordinal) ? $"{field} holds a null character"
        : null;
}
