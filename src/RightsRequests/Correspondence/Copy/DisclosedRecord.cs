using RightsRequests.Contracts;

namespace RightsRequests.Correspondence;

/// <summary>A record of the copy as it is handed over.</summary>
/// <param name="Id">Query, slash, index in its answer.</param>
/// <param name="Record">With what is blacked out already gone from its value.</param>
/// <param name="Holder">Id of the holder that gave it.</param>
/// <param name="Redacted">True where the whole value is blacked out.</param>
/// <param name="RedactedFields">Fields of the value that are blacked out; empty where none, or all.</param>
public sealed record DisclosedRecord(string Id, AnswerRecord Record, string Holder, bool Redacted, IReadOnlyList<string> RedactedFields)
{
    internal bool SomethingRedacted => Redacted || RedactedFields.Count > 0;
}
