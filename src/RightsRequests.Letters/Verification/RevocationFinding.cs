using NodaTime;

namespace RightsRequests.Letters.Verification;

/// <summary>What is known of a chain's revocation.</summary>
/// <param name="Proven">The document holds a proof for every certificate below the root.</param>
/// <param name="RevokedAt">The earliest revocation in the chain; null: none known.</param>
internal sealed record RevocationFinding(bool Proven, Instant? RevokedAt);
