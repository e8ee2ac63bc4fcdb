using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace RightsRequests.Letters;

/// <summary>Signs a typeset letter: PAdES B-B by an incremental update, certified so that later changes show (DocMDP).</summary>
public sealed class LetterSeal : IDisposable
{
    /// <summary>Opens a key from a PKCS#12 file.</summary>
    public static LetterSeal Open(string path, string password) => throw new NotImplementedException();

    /// <summary>Makes a development key: EC P-256, self-signed by a development root; files <c>signing.p12</c> and <c>ca.pem</c>.</summary>
    public static void CreateDevelopmentKey(string directory, string password, Instant now) => throw new NotImplementedException();

    /// <summary>The signer's certificate.</summary>
    public X509Certificate2 Certificate => throw new NotImplementedException();

    /// <summary>True for a development certificate.</summary>
    public bool IsDevelopment => throw new NotImplementedException();

    /// <summary>The signed PDF.</summary>
    public byte[] Sign(ReadOnlyMemory<byte> pdf, Instant signedAt, string reason) => throw new NotImplementedException();

    public void Dispose()
    {
    }
}
