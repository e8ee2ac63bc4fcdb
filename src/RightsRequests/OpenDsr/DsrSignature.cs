using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RightsRequests.OpenDsr;

/// <summary>Signatures of bodies: RSA over the SHA-256 of the exact bytes, in base64.</summary>
public static class DsrSignature
{
    // Of an RSA key of 8192 bits, in base64 with broken lines; what is longer is none.
    private const int Longest = 2000;

    /// <summary>True when the body was signed with the certificate's key.</summary>
    /// <param name="certificate">Already judged.</param>
    /// <param name="body">As it came.</param>
    /// <param name="signature">As in the header; null: none came.</param>
    /// <param name="padding">The one agreed on; the other is refused.</param>
    public static bool Verifies(X509Certificate2 certificate, ReadOnlySpan<byte> body, string? signature, DsrPadding padding)
    {
        if (signature is not { Length: > 0 and <= Longest })
        {
            return false;
        }

        using var key = certificate.GetRSAPublicKey();
        try
        {
            return key?.VerifyData(body, Convert.FromBase64String(signature), HashAlgorithmName.SHA256, Of(padding)) == true;
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>The padding of .NET.</summary>
    public static RSASignaturePadding Of(DsrPadding padding) => padding == DsrPadding.Pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
}
