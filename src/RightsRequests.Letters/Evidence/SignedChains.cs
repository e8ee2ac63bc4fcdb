using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using RightsRequests.Letters.Signing;
using RightsRequests.Letters.Verification;

namespace RightsRequests.Letters.Evidence;

/// <summary>The certificates that the signatures and timestamps of a PDF rest on.</summary>
internal static class SignedChains
{
    private const int DeepestObject = 128;

    /// <summary>Each signature with the signers to be proven: its own, and that of the timestamp in it.</summary>
    /// <exception cref="InvalidDataException">No signature, or one that cannot be read.</exception>
    public static IReadOnlyList<(byte[] Contents, IReadOnlyList<SignedCms> Signers)> Of(ReadOnlyMemory<byte> pdf)
    {
        using var document = PdfReading.Open(pdf, DeepestObject, out var unreadable) ?? throw new InvalidDataException(unreadable);
        var signatures = SignatureFields.Find(new PdfObjects(document));
        return signatures.Count > 0
            ? [.. signatures.Select(one => (one.Contents, Signers(one.Contents)))]
            : throw new InvalidDataException("The PDF holds no signature.");
    }

    public static X509Certificate2 Signer(SignedCms cms) =>
        cms.SignerInfos[0].Certificate ?? throw new InvalidDataException("A signature does not hold its signer's certificate.");

    /// <summary>When the certificate of the newest timestamp ends; null without one.</summary>
    public static Instant? EvidenceEnds(ReadOnlyMemory<byte> pdf)
    {
        var timestamp = Of(pdf).SelectMany(one => one.Signers).LastOrDefault(IsTimestamp);
        return timestamp is null ? null : Instant.FromDateTimeUtc(Signer(timestamp).NotAfter.ToUniversalTime());
    }

    private static bool IsTimestamp(SignedCms cms) => cms.ContentInfo.ContentType.Value == "1.2.840.113549.1.9.16.1.4";

    private static IReadOnlyList<SignedCms> Signers(byte[] contents)
    {
        try
        {
            AsnDecoder.ReadEncodedValue(contents, AsnEncodingRules.BER, out _, out _, out var length);
            var cms = new SignedCms();
            cms.Decode(contents.AsSpan(0, length));
            var stamp = cms.SignerInfos[0].UnsignedAttributes.Cast<CryptographicAttributeObject>().FirstOrDefault(one => one.Oid.Value == TimestampedCms.SignatureTimestamp);
            return stamp is null || !Rfc3161TimestampToken.TryDecode(stamp.Values[0].RawData, out var token, out _) ? [cms] : [cms, token.AsSignedCms()];
        }
        catch (Exception malformed) when (malformed is AsnContentException or CryptographicException)
        {
            throw new InvalidDataException("A signature of the PDF cannot be read.", malformed);
        }
    }
}
