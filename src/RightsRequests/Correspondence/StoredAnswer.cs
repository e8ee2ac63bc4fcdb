using NodaTime;
using RightsRequests.Contracts;

namespace RightsRequests.Correspondence;

/// <summary>An accepted answer with its content.</summary>
public sealed record StoredAnswer(Guid QueryId, Instant ReceivedAt, RightsAnswer Answer);
