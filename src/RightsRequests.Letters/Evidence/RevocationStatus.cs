using NodaTime;

namespace RightsRequests.Letters.Evidence;

/// <summary>What an OCSP response or a revocation list says of one certificate; its signature was checked.</summary>
/// <param name="RevokedAt">Null: not revoked.</param>
/// <param name="From">When that was known.</param>
/// <param name="Until">When there is newer knowledge; null: not said.</param>
internal sealed record RevocationStatus(Instant? RevokedAt, Instant From, Instant? Until)
{
    private static readonly Duration Grace = Duration.FromDays(1);

    /// <summary>Whether it speaks of that moment: still good then, or made after it.</summary>
    public bool Covers(Instant at) => Until is { } until ? until >= at : From >= at - Grace;
}
