using NodaTime;

namespace RightsRequests.Retention;

/// <summary>A request whose cases have all ended, and how long ago.</summary>
/// <param name="Unconfirmed">True where each was closed because nobody showed who asked.</param>
internal sealed record EndedRequest(Guid RequestId, string Reference, LocalDate EndedOn, bool Unconfirmed);
