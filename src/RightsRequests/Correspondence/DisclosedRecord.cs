using RightsRequests.Contracts;

namespace RightsRequests.Correspondence;

internal sealed record DisclosedRecord(AnswerRecord Record, string Holder, bool Redacted);
