using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using NodaTime;
using RightsRequests.Letters.Signing;

namespace RightsRequests.Letters.Verification;

/// <summary>The CMS inside the signature (RFC 5652).</summary>
internal static class CmsReading
{
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string SigningTime = "1.2.840.113549.1.9.5";

    /// <summary>The digests that still protect: SHA-1 and MD5 do not.</summary>
    private static readonly Dictionary<string, HashAlgorithmName> Digests = new()
    {
        ["2.16.840.1.101.3.4.2.1"] = HashAlgorithmName.SHA256,
        ["2.16.840.1.101.3.4.2.2"] = HashAlgorithmName.SHA384,
        ["2.16.840.1.101.3.4.2.3"] = HashAlgorithmName.SHA512,
    };

    public static SignedCms? Decode(byte[] contents, byte[] signedBytes, out string? reason)
    {
        if (!AsnDecoder.TryReadEncodedValue(contents, AsnEncodingRules.BER, out _, out _, out _, out var length))
        {
            reason = "La signature est abîmée. / The signature is damaged.";
            return null;
        }

        if (contents.AsSpan(length).ContainsAnyExcept((byte)0))
        {
            reason = "La place de la signature contient autre chose que la signature. / The space of the signature holds something besides the signature.";
            return null;
        }

        var cms = new SignedCms(new ContentInfo(signedBytes), detached: true);
        try
        {
            cms.Decode(contents.AsSpan(0, length));
        }
        catch (CryptographicException)
        {
            reason = "La signature est abîmée. / The signature is damaged.";
            return null;
        }

        reason = cms.SignerInfos.Count == 1 ? null : "La signature n’a pas un signataire et un seul. / The signature does not have exactly one signer.";
        return reason is null ? cms : null;
    }

    /// <summary>Null when the signature is that of the signer's certificate over the signed bytes.</summary>
    public static string? Fault(SignedCms cms)
    {
        var signer = cms.SignerInfos[0];
        if (!Digests.TryGetValue(signer.DigestAlgorithm.Value ?? "", out var digest))
        {
            return "La signature repose sur une empreinte qui n’est plus sûre, ou inconnue. / The signature rests on a digest that is no longer safe or not known.";
        }

        if (Attribute(signer, MessageDigest) is { } stated
            && !CryptographicOperations.HashData(digest, cms.ContentInfo.Content).AsSpan().SequenceEqual(AsnDecoder.ReadOctetString(stated, AsnEncodingRules.BER, out _)))
        {
            return "Le document a été modifié après sa signature. / The document was changed after it was signed.";
        }

        if (Attribute(signer, SigningCertificate.Version2) is { } named && !SigningCertificate.Names(named, signer.Certificate!))
        {
            return "La signature a été faite pour un autre certificat que celui qu’elle montre. / The signature was made for another certificate than the one it shows.";
        }

        try
        {
            signer.CheckSignature(verifySignatureOnly: true);
            return null;
        }
        catch (CryptographicException)
        {
            return "La signature ne correspond pas au document et au certificat du signataire. / The signature does not match the document and the signer's certificate.";
        }
    }

    public static Instant? ClaimedAt(SignedCms cms) =>
        Attribute(cms.SignerInfos[0], SigningTime) is { } encoded
            ? Instant.FromDateTimeUtc(DateTime.SpecifyKind(new Pkcs9SigningTime(encoded).SigningTime.ToUniversalTime(), DateTimeKind.Utc))
            : null;

    /// <summary>The one value of a signed attribute; null when it is not there exactly once.</summary>
    public static byte[]? Attribute(SignerInfo signer, string identifier) =>
        signer.SignedAttributes.Cast<CryptographicAttributeObject>().Where(attribute => attribute.Oid.Value == identifier).ToList() is [{ Values.Count: 1 } only]
            ? only.Values[0].RawData
            : null;

    public static bool HasSigningTime(SignedCms cms) => Attribute(cms.SignerInfos[0], SigningTime) is not null;
}
