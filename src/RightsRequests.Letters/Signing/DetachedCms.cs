using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace RightsRequests.Letters.Signing;

/// <summary>
/// The CMS of a PAdES baseline signature (EN 319 142-1, 6.3): content-type, message-digest and signing-certificate-v2 are signed;
/// the time is not, it stands in the signature dictionary.
/// </summary>
internal static class DetachedCms
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string Sha384 = "2.16.840.1.101.3.4.2.2";

    /// <param name="key">Where it is not in the certificate itself.</param>
    public static SignedCms Sign(byte[] content, X509Certificate2 certificate, AsymmetricAlgorithm? key, X509Certificate2Collection chain)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate, key)
        {
            DigestAlgorithm = new Oid(DigestFor(certificate)),
            IncludeOption = X509IncludeOption.None,
        };
        signer.Certificates.Add(X509CertificateLoader.LoadCertificate(certificate.RawDataMemory.Span));
        signer.Certificates.AddRange(chain);
        signer.SignedAttributes.Add(new AsnEncodedData(SigningCertificate.Version2, SigningCertificate.Attribute(certificate)));

        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(signer, silent: true);
        return cms;
    }

    // As strong as the curve (ETSI TS 119 312).
    private static string DigestFor(X509Certificate2 certificate)
    {
        using var curve = certificate.GetECDsaPublicKey();
        return curve?.KeySize >= 384 ? Sha384 : Sha256;
    }
}
