using NodaTime;

namespace RightsRequests.Correspondence;

/// <summary>A mail of the development outbox.</summary>
public sealed record KeptMail(Instant At, OutgoingMail Mail);
