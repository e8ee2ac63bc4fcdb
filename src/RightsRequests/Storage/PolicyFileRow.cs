using NodaTime;

namespace RightsRequests.Storage;

/// <summary>A version of a file of the policy pack, and when the office first worked by it.</summary>
public sealed class PolicyFileRow
{
    public required string File { get; set; }

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public required string Hash { get; set; }
    public Instant Since { get; set; }
}
