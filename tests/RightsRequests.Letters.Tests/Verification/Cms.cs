using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace RightsRequests.Letters.Tests.Verification;

/// <summary>CMS signatures as other software would make them, good or not.</summary>
internal static class Cms
{
    public const string Sha1 = "1.3.14.3.2.26";
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    /// <param name="named">The certificate that signing-certificate-v2 names; none when null.</param>
    public static SignedCms Sign(byte[] content, X509Certificate2 certificate, X509Certificate2? named = null, string digest = Sha256, bool withCertificate = true, bool withTime = false)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate)
        {
            DigestAlgorithm = new Oid(digest),
            IncludeOption = withCertificate ? X509IncludeOption.EndCertOnly : X509IncludeOption.None,
        };
        if (named is not null)
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteOctetString(SHA256.HashData(named.RawData));
            }

            signer.SignedAttributes.Add(new AsnEncodedData(SigningCertificateV2, writer.Encode()));
        }

        if (withTime)
        {
            signer.SignedAttributes.Add(new Pkcs9SigningTime());
        }

        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(signer);
        return cms;
    }
}
