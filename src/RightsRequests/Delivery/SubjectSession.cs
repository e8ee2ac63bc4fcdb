using NodaTime;

namespace RightsRequests.Delivery;

/// <summary>An opened session.</summary>
/// <param name="ExpiresAt">Real time, exclusive.</param>
public sealed record SubjectSession(string AccessToken, Instant ExpiresAt);
