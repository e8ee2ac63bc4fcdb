using NodaTime;

namespace RightsRequests.Letters.Verification;

/// <summary>What the timestamp says.</summary>
/// <param name="At">The proven time; null without a timestamp that can be trusted.</param>
/// <param name="Fault">Set when a timestamp is there and does not belong to the signature.</param>
internal sealed record TimestampFinding(Instant? At, string? Fault, IReadOnlyList<string> Hints)
{
    /// <summary>The certificates from the authority up to its root.</summary>
    public IReadOnlyList<byte[]> Path { get; init; } = [];
}
