using NodaTime;

namespace RightsRequests.Workflow;

/// <summary>What a reviewer chose for one datum of the copy: blacked out, or handed over (GDPR Art. 15(4), 20(4)).</summary>
/// <param name="Record">The record: id of the query, a slash, index of the record in the accepted answer, from 0.</param>
/// <param name="Field">The field within the record's value, names from the outside in joined by slashes; null: the whole value.</param>
/// <param name="Redact">True: blacked out. False: handed over, though the holder marked it as telling of another person.</param>
/// <param name="Reason">Why; always given where something marked is handed over.</param>
/// <param name="By">Who chose.</param>
/// <param name="At">When.</param>
public sealed record RedactionChoice(string Record, string? Field, bool Redact, string? Reason, string By, Instant At);
