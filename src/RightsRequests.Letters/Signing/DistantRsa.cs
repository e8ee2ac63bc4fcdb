using System.Security.Cryptography;

namespace RightsRequests.Letters.Signing;

/// <summary>The RSA key of a certificate, whose private half is elsewhere.</summary>
internal sealed class DistantRsa(RSA publicKey, IHashSigner signer) : RSA
{
    public override int KeySize => publicKey.KeySize;

    public override byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)
    {
        var signature = signer.Sign(hash, hashAlgorithm);
        return padding == RSASignaturePadding.Pkcs1 && publicKey.VerifyHash(hash, signature, hashAlgorithm, padding)
            ? signature
            : throw new CryptographicException("The key that signed is not that of the certificate.");
    }

    public override bool VerifyHash(byte[] hash, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) =>
        publicKey.VerifyHash(hash, signature, hashAlgorithm, padding);

    public override RSAParameters ExportParameters(bool includePrivateParameters) =>
        includePrivateParameters ? throw new CryptographicException("The private key is elsewhere.") : publicKey.ExportParameters(false);

    public override void ImportParameters(RSAParameters parameters) => throw new CryptographicException("The key is that of its certificate.");
}
