using NodaTime;

namespace RightsRequests.Letters.Signing;

/// <summary>What the signature dictionary says in words.</summary>
internal sealed record SignatureClaims(Instant SignedAt, string SignerName, string Reason, string FieldDescription);
