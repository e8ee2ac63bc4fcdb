using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace RightsRequests.Letters.Signing;

/// <summary>An authority inside the process, for a first run: its certificate says that nobody should rely on it.</summary>
internal sealed class DevelopmentTimeAuthority(X509Certificate2 certificate, X509Certificate2Collection chain, IClock realTime) : ITimeAuthority
{
    private const string TimestampContent = "1.2.840.113549.1.9.16.1.4";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    // Under the arc that ISO keeps for examples.
    private const string Policy = "2.999.1";

    public Task<Rfc3161TimestampToken> StampAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancel)
    {
        var cms = new SignedCms(new ContentInfo(new Oid(TimestampContent), Content(sha256.Span)));
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = X509IncludeOption.None,
        };
        signer.Certificates.Add(X509CertificateLoader.LoadCertificate(certificate.RawDataMemory.Span));
        signer.Certificates.AddRange(chain);
        signer.SignedAttributes.Add(new AsnEncodedData(SigningCertificate.Version2, SigningCertificate.Attribute(certificate)));
        cms.ComputeSignature(signer, silent: true);
        return Rfc3161TimestampToken.TryDecode(cms.Encode(), out var token, out _)
            ? Task.FromResult(token)
            : throw new CryptographicException("The development timestamp is malformed.");
    }

    // TSTInfo (RFC 3161, 2.4.2).
    private byte[] Content(ReadOnlySpan<byte> sha256)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier(Policy);
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Sha256);
                    writer.WriteNull();
                }

                writer.WriteOctetString(sha256);
            }

            writer.WriteIntegerUnsigned([0x01, .. RandomNumberGenerator.GetBytes(15)]);
            writer.WriteGeneralizedTime(realTime.GetCurrentInstant().ToDateTimeOffset(), omitFractionalSeconds: true);
        }

        return writer.Encode();
    }
}
