using NodaTime;

namespace RightsRequests.Intake;

/// <summary>Directives as staff see them.</summary>
/// <param name="Reference">Of the request with which they came.</param>
/// <param name="RecordedAt">When; the last ones hold.</param>
public sealed record RecordedDirectives(string Reference, Instant RecordedAt, string Wish, ThirdPartyContent? ThirdParty, string? Text);
