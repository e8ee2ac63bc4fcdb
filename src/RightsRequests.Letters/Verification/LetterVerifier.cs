using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace RightsRequests.Letters;

/// <summary>Verifies the signature of any PDF, ours or foreign.</summary>
public static class LetterVerifier
{
    /// <summary>Never throws on bad input: says why in <see cref="LetterVerification.Reason"/>.</summary>
    public static LetterVerification Verify(ReadOnlyMemory<byte> pdf, X509Certificate2Collection? trust) => throw new NotImplementedException();
}

/// <summary>What verification found; the JSON of <c>letter verify --json</c>.</summary>
/// <param name="Valid">Signature intact, certificate chain trusted, whole document covered.</param>
/// <param name="SignedBy">Subject of the signer's certificate.</param>
/// <param name="SignedAt">Signing time as claimed, or of the timestamp.</param>
/// <param name="Timestamped">True with an RFC 3161 timestamp.</param>
/// <param name="Level">PAdES level, for example <c>B-B</c>; null when not PAdES.</param>
/// <param name="WholeDocument">True when nothing was added after the signature.</param>
/// <param name="Reason">Why not valid, in a sentence; null when valid.</param>
public sealed record LetterVerification(
    bool Valid,
    string? SignedBy,
    Instant? SignedAt,
    bool Timestamped,
    string? Level,
    bool WholeDocument,
    string? Reason);
