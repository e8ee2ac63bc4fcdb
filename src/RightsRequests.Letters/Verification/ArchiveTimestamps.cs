using System.Formats.Asn1;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace RightsRequests.Letters.Verification;

/// <summary>Timestamps over the whole document (ISO 32000-2, 12.8.5).</summary>
internal static class ArchiveTimestamps
{
    public const string SubFilter = "ETSI.RFC3161";
    private static readonly TimestampFinding None = new(null, null, []);

    /// <summary>The first fault of any of them; else the time of the oldest that counts: until then everything below it must have held.</summary>
    /// <param name="stamps">In the order in which they were made.</param>
    public static TimestampFinding Run(ReadOnlySpan<byte> file, IEnumerable<PdfSignature> stamps, X509Certificate2Collection store, X509Certificate2Collection? trust)
    {
        var found = None;
        foreach (var stamp in stamps)
        {
            var one = Check(file, stamp, store, trust);
            if (one.Fault is not null)
            {
                return one;
            }

            found = found.At is null ? one with { Hints = [.. found.Hints, .. one.Hints] } : found with { Hints = [.. found.Hints, .. one.Hints] };
        }

        return found with { Hints = [.. found.Hints.Distinct()] };
    }

    private static TimestampFinding Check(ReadOnlySpan<byte> file, PdfSignature stamp, X509Certificate2Collection store, X509Certificate2Collection? trust)
    {
        if (ByteCoverage.Fault(file, stamp, out _) is not null
            || !AsnDecoder.TryReadEncodedValue(stamp.Contents, AsnEncodingRules.BER, out _, out _, out _, out var length)
            || stamp.Contents.AsSpan(length).ContainsAnyExcept((byte)0)
            || !Rfc3161TimestampToken.TryDecode(stamp.Contents.AsMemory(0, length), out var token, out _)
            || !token.VerifySignatureForData(SignatureCheck.SignedBytes(file, stamp), out var authority, store)
            || authority is null)
        {
            return None with { Fault = "Un horodatage d’archivage est abîmé, ou appartient à un autre document. / An archive timestamp is damaged or belongs to another document." };
        }

        var at = Instant.FromDateTimeOffset(token.TokenInfo.Timestamp);
        return CertificateChain.Fault(authority, [.. token.AsSignedCms().Certificates, .. store], at, trust, out var path) is null
            ? None with { At = at, Path = path }
            : None with { Hints = ["Il y a un horodatage d’archivage, mais son autorité n’est pas de celles en qui l’on a confiance ; il ne compte pas. / There is an archive timestamp, but its authority is not among those trusted; it does not count."] };
    }
}
