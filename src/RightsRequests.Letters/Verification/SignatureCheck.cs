using System.Security.Cryptography.X509Certificates;
using NodaTime;
using UglyToad.PdfPig;

namespace RightsRequests.Letters.Verification;

/// <summary>The checks one after the other: the first fault is the reason.</summary>
internal static class SignatureCheck
{
    private const int DeepestObject = 128;
    private static readonly LetterVerification Nothing = new(false, null, null, false, null, false, null);

    public static LetterVerification Run(ReadOnlyMemory<byte> pdf, X509Certificate2Collection? trust)
    {
        if (pdf.Span[..Math.Min(pdf.Length, 1024)].IndexOf("%PDF-"u8) < 0)
        {
            return Nothing with { Reason = "The file is not a PDF." };
        }

        using var document = PdfReading.Open(pdf, DeepestObject, out var unreadable);
        if (document is null)
        {
            return Nothing with { Reason = unreadable };
        }

        var objects = new PdfObjects(document);
        var signatures = SignatureFields.Find(objects);
        var embedded = EmbeddedFiles.Find(objects, pdf.Length, signatures.Count == 0 ? 0 : signatures[^1].End);
        if (signatures.Count == 0)
        {
            return Nothing with { Reason = "The file holds no signature.", Embedded = embedded.Files };
        }

        var found = Check(pdf.Span, signatures[^1], trust);
        if (found.Valid && signatures.SkipLast(1).Any(earlier => earlier.ForbidsChanges))
        {
            found = found with { Valid = false, Reason = "The document was certified against any change, then changed and signed again." };
        }

        return found with { Embedded = embedded.Files, Hints = [.. found.Hints, .. embedded.Hints] };
    }

    private static LetterVerification Check(ReadOnlySpan<byte> file, PdfSignature signature, X509Certificate2Collection? trust)
    {
        if (signature.SubFilter is not ("ETSI.CAdES.detached" or "adbe.pkcs7.detached"))
        {
            return Nothing with { Reason = "The signature is of a kind that is not verified here; known are ETSI.CAdES.detached and adbe.pkcs7.detached." };
        }

        if (ByteCoverage.Fault(file, signature, out var reachesEnd) is { } uncovered)
        {
            return Nothing with { Reason = uncovered };
        }

        if (CmsReading.Decode(signature.Contents, SignedBytes(file, signature), out var unreadable) is not { } cms)
        {
            return Nothing with { WholeDocument = reachesEnd, Reason = unreadable };
        }

        using var signer = cms.SignerInfos[0].Certificate;
        if (signer is null)
        {
            return Nothing with { WholeDocument = reachesEnd, Reason = "The signature does not hold the signer's certificate." };
        }

        var timestamp = TimestampCheck.Run(cms, trust);
        var signedAt = timestamp.At ?? signature.ClaimedAt ?? CmsReading.ClaimedAt(cms);
        var found = Nothing with
        {
            SignedBy = signer.Subject,
            SignedAt = signedAt,
            Timestamped = timestamp.At is not null,
            Level = PadesLevel.Of(signature, cms, timestamp.At is not null),
            WholeDocument = reachesEnd,
            Hints = timestamp.Hints,
        };
        var reason = CmsReading.Fault(cms)
            ?? timestamp.Fault
            ?? (reachesEnd ? null : "Something was added to the document after it was signed.")
            ?? ChainFault(signer, cms.Certificates, signedAt, trust);
        return found with { Valid = reason is null, Reason = reason };
    }

    private static string? ChainFault(X509Certificate2 signer, X509Certificate2Collection others, Instant? signedAt, X509Certificate2Collection? trust) =>
        signedAt is { } at
            ? CertificateChain.Fault(signer, others, at, trust) ?? CertificateChain.UsageFault(signer)
            : "The signature does not say when it was made, so that the certificate cannot be judged.";

    private static byte[] SignedBytes(ReadOnlySpan<byte> file, PdfSignature signature)
    {
        var (before, after, rest) = ((int)signature.ByteRange[1], (int)signature.ByteRange[2], (int)signature.ByteRange[3]);
        return [.. file[..before], .. file.Slice(after, rest)];
    }
}
