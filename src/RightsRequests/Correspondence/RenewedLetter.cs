using NodaTime;

namespace RightsRequests.Correspondence;

/// <summary>A letter whose proof ends soon.</summary>
/// <param name="Ends">When the certificate of its newest timestamp ends.</param>
/// <param name="Renewed">When that of the new one ends; null: not renewed.</param>
/// <param name="Failure">Why it could not be renewed; null: it was, or was not to be.</param>
public sealed record RenewedLetter(Guid Case, Guid Letter, Instant Ends, Instant? Renewed, string? Failure);
