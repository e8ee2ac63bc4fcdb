using NodaTime;

namespace RightsRequests.EvidenceFiles;

/// <summary>One line of <c>audit.jsonl</c>.</summary>
/// <param name="Number">From 1, in the case.</param>
/// <param name="Previous">Hash of the line before, hexadecimal; zeros for the first.</param>
/// <param name="Hash">HMAC-SHA-256 under the office's key, hexadecimal.</param>
public sealed record AuditLine(Guid Case, int Number, Instant At, string What, string Actor, string Detail, string Previous, string Hash);
