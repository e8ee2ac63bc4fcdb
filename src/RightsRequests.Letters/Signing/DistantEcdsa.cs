using System.Security.Cryptography;

namespace RightsRequests.Letters.Signing;

/// <summary>The ECDSA key of a certificate, whose private half is elsewhere.</summary>
internal sealed class DistantEcdsa(ECDsa publicKey, IHashSigner signer) : ECDsa
{
    public override int KeySize => publicKey.KeySize;

    public override byte[] SignHash(byte[] hash)
    {
        var signature = signer.Sign(hash, hash.Length == SHA384.HashSizeInBytes ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256);
        return publicKey.VerifyHash(hash, signature)
            ? signature
            : throw new CryptographicException("The key that signed is not that of the certificate.");
    }

    public override bool VerifyHash(byte[] hash, byte[] signature) => publicKey.VerifyHash(hash, signature);

    public override ECParameters ExportParameters(bool includePrivateParameters) =>
        includePrivateParameters ? throw new CryptographicException("The private key is elsewhere.") : publicKey.ExportParameters(false);
}
