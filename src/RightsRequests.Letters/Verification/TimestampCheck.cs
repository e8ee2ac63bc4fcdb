using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace RightsRequests.Letters.Verification;

/// <summary>An RFC 3161 timestamp over the signature value, kept in its unsigned attributes.</summary>
internal static class TimestampCheck
{
    private const string SignatureTimestamp = "1.2.840.113549.1.9.16.2.14";
    private static readonly TimestampFinding None = new(null, null, []);

    /// <param name="store">Further certificates of the document.</param>
    public static TimestampFinding Run(SignedCms cms, X509Certificate2Collection store, X509Certificate2Collection? trust)
    {
        var signer = cms.SignerInfos[0];
        var attribute = signer.UnsignedAttributes.Cast<CryptographicAttributeObject>().FirstOrDefault(one => one.Oid.Value == SignatureTimestamp);
        if (attribute is null)
        {
            return None;
        }

        if (attribute.Values.Count != 1
            || !Rfc3161TimestampToken.TryDecode(attribute.Values[0].RawData, out var token, out _)
            || !token.VerifySignatureForSignerInfo(signer, out var authority, cms.Certificates)
            || authority is null)
        {
            return None with { Fault = "L’horodatage est abîmé, ou appartient à une autre signature. / The timestamp is damaged or belongs to another signature." };
        }

        var at = Instant.FromDateTimeOffset(token.TokenInfo.Timestamp);
        return CertificateChain.Fault(authority, [.. token.AsSignedCms().Certificates, .. cms.Certificates, .. store], at, trust, out var path) is null
            ? None with { At = at, Path = path }
            : None with { Hints = ["Il y a un horodatage, mais son autorité n’est pas de celles en qui l’on a confiance ; l’heure de signature est celle que dit le signataire. / There is a timestamp, but its authority is not among those trusted; the signing time is the one claimed."] };
    }
}
