using System.Security.Cryptography;

namespace RightsRequests.Letters;

/// <summary>Signs a digest with a key that never comes here: a device or a service. The seam for whatever holds the key of a certificate.</summary>
/// <remarks>Shaped after <c>signatures/signHash</c> of the Cloud Signature Consortium's API; PKCS#11's <c>C_Sign</c> fits it as well. Called from several threads.</remarks>
public interface IHashSigner : IDisposable
{
    /// <summary>The signature value: PKCS#1 v1.5 for RSA, r and s side by side (IEEE P1363) for ECDSA.</summary>
    /// <param name="digest">Of the algorithm named.</param>
    /// <param name="algorithm">SHA-256 or SHA-384.</param>
    /// <exception cref="LetterWaitsException">The device or service is away.</exception>
    /// <exception cref="CryptographicException">It refuses: no such key, or not allowed.</exception>
    byte[] Sign(byte[] digest, HashAlgorithmName algorithm);
}
