using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RightsRequests.Letters.Signing;

/// <summary>The signed attribute that binds a signature to one certificate (RFC 5035): nobody can put another one with the same key in its place.</summary>
internal static class SigningCertificate
{
    public const string Version2 = "1.2.840.113549.1.9.16.2.47";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    /// <summary>SigningCertificateV2 with one ESSCertIDv2; SHA-256 is the default and therefore not written.</summary>
    public static byte[] Attribute(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(SHA256.HashData(certificate.RawDataMemory.Span));
        }

        return writer.Encode();
    }

    /// <summary>Whether the first certificate that the attribute names is this one.</summary>
    /// <exception cref="AsnContentException">The attribute is malformed.</exception>
    public static bool Names(ReadOnlyMemory<byte> attribute, X509Certificate2 certificate)
    {
        var first = new AsnReader(attribute, AsnEncodingRules.BER).ReadSequence().ReadSequence().ReadSequence();
        var algorithm = first.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? first.ReadSequence().ReadObjectIdentifier() : Sha256;
        var named = first.ReadOctetString();
        var name = new Oid(algorithm).FriendlyName?.ToUpperInvariant();
        return name is "SHA256" or "SHA384" or "SHA512"
            && CryptographicOperations.FixedTimeEquals(named, CryptographicOperations.HashData(new HashAlgorithmName(name), certificate.RawDataMemory.Span));
    }
}
