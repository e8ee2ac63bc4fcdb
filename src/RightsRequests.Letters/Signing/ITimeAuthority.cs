using System.Security.Cryptography.Pkcs;

namespace RightsRequests.Letters;

/// <summary>Says that something existed at a time (RFC 3161).</summary>
public interface ITimeAuthority
{
    /// <summary>A timestamp over a SHA-256 digest, checked to be over this digest.</summary>
    /// <exception cref="LetterWaitsException">The authority is away, or what it says is no timestamp of this digest.</exception>
    Task<Rfc3161TimestampToken> StampAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancel);
}
