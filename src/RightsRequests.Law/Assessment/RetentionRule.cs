using NodaTime;

namespace RightsRequests.Law;

/// <summary>How long data are kept: a period from an event, or until an event without a period.</summary>
/// <param name="Period">Null when kept until the event itself, for example until unsubscribed.</param>
/// <param name="From">The event the period runs from, as a word: <c>collection</c>, <c>end-of-contract</c>, <c>last-contact</c>, <c>answer</c>, <c>unsubscription</c>, <c>end-of-purpose</c>.</param>
public sealed record RetentionRule(Period? Period, string From);
