using System.Text.Json;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <param name="Next">Pass as <c>after</c> for the next page; null on the last.</param>
public sealed record RecordPage(IReadOnlyList<RecordView> Records, string? Next);

/// <summary>A record as a holder gave it, with what becomes of it.</summary>
/// <param name="Record">Names it in the action <c>redact</c>.</param>
/// <param name="ConcernsThirdParty">The holder marked it as telling of another person.</param>
/// <param name="Redacted">True where the whole value is blacked out in what is handed over.</param>
/// <param name="RedactedFields">Fields of the value that are.</param>
/// <param name="Choices">What reviewers chose for it, oldest first.</param>
public sealed record RecordView(
    string Record,
    string Holder,
    string Activity,
    string Category,
    string Label,
    JsonElement? Value,
    string? Source,
    DateOnly? CollectedOn,
    bool ConcernsThirdParty,
    bool Redacted,
    IReadOnlyList<string> RedactedFields,
    IReadOnlyList<RedactionChoice> Choices);
