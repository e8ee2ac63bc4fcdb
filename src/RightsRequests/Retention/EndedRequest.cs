using NodaTime;

namespace RightsRequests.Retention;

/// <summary>A request whose cases have all ended, and how long ago.</summary>
internal sealed record EndedRequest(Guid RequestId, string Reference, LocalDate EndedOn);
