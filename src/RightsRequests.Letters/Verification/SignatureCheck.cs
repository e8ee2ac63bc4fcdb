using System.Security.Cryptography.X509Certificates;
using NodaTime;
using RightsRequests.Letters.Evidence;
using UglyToad.PdfPig;

namespace RightsRequests.Letters.Verification;

/// <summary>The checks one after the other: the first fault is the reason.</summary>
internal static class SignatureCheck
{
    private const int DeepestObject = 128;
    private const string OnlyValidationData = "Après la signature, seules des données de validation ont été ajoutées (certificats, preuves de non-révocation, horodatages) ; le contenu est tel qu’il a été signé. / After the signature only validation data were added (certificates, proofs of non-revocation, timestamps); the content is as it was signed.";
    private static readonly LetterVerification Nothing = new(false, null, null, false, null, false, null);

    public static LetterVerification Run(ReadOnlyMemory<byte> pdf, X509Certificate2Collection? trust)
    {
        if (pdf.Span[..Math.Min(pdf.Length, 1024)].IndexOf("%PDF-"u8) < 0)
        {
            return Nothing with { Reason = "Le fichier n’est pas un PDF. / The file is not a PDF." };
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
            return Nothing with { Reason = "Le fichier n’a pas de signature. / The file holds no signature.", Embedded = embedded.Files };
        }

        // What counts is the last signature of a person or an organisation; timestamps after it preserve it.
        var own = signatures.LastOrDefault(one => one.SubFilter != ArchiveTimestamps.SubFilter) ?? signatures[^1];
        var stamps = signatures.Where(one => one.SubFilter == ArchiveTimestamps.SubFilter && one.End > own.End);
        var found = Check(pdf, own, [.. stamps], SecurityStoreReading.Read(objects), trust);
        if (found.Valid && signatures.TakeWhile(one => one != own).Any(earlier => earlier.ForbidsChanges))
        {
            found = found with { Valid = false, Reason = "Le document, certifié contre toute modification, a ensuite été modifié et signé de nouveau. / The document was certified against any change, then changed and signed again." };
        }

        return found with { Embedded = embedded.Files, Hints = [.. found.Hints, .. embedded.Hints] };
    }

    private static LetterVerification Check(ReadOnlyMemory<byte> pdf, PdfSignature signature, IReadOnlyList<PdfSignature> stamps, ValidationData store, X509Certificate2Collection? trust)
    {
        var file = pdf.Span;
        if (signature.SubFilter is not ("ETSI.CAdES.detached" or "adbe.pkcs7.detached"))
        {
            return Nothing with { Reason = "La signature est d’une sorte qui n’est pas vérifiée ici ; sont connues ETSI.CAdES.detached et adbe.pkcs7.detached. / The signature is of a kind that is not verified here; known are ETSI.CAdES.detached and adbe.pkcs7.detached." };
        }

        if (ByteCoverage.Fault(file, signature, out var reachesEnd) is { } uncovered)
        {
            return Nothing with { Reason = uncovered };
        }

        var whole = reachesEnd || LaterRevisions.AddOnlyValidationData(pdf, signature.End);
        if (CmsReading.Decode(signature.Contents, SignedBytes(file, signature), out var unreadable) is not { } cms)
        {
            return Nothing with { WholeDocument = whole, Reason = unreadable };
        }

        using var signer = cms.SignerInfos[0].Certificate;
        if (signer is null)
        {
            return Nothing with { WholeDocument = whole, Reason = "La signature ne contient pas le certificat du signataire. / The signature does not hold the signer's certificate." };
        }

        var certificates = SecurityStoreReading.Certificates(store);
        var timestamp = TimestampCheck.Run(cms, certificates, trust);
        var archive = ArchiveTimestamps.Run(file, stamps, certificates, trust);

        // A timestamp over the whole document proves the signature's time as well as one over the signature.
        var provenAt = timestamp.At ?? archive.At;
        var signedAt = provenAt ?? signature.ClaimedAt ?? CmsReading.ClaimedAt(cms);
        var chainFault = ChainFault(signer, [.. cms.Certificates, .. certificates], signedAt, trust, out var path);
        var revocation = RevocationCheck.Run(path, store, signedAt ?? Instant.MinValue);
        var ofAuthority = RevocationCheck.Run(timestamp.Path, store, timestamp.At ?? Instant.MinValue);
        var proven = revocation.Proven && ofAuthority.Proven;
        var found = Nothing with
        {
            SignedBy = signer.Subject,
            SignerCertificate = signer.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256).ToLowerInvariant(),
            SignedAt = signedAt,
            Timestamped = provenAt is not null,
            Level = PadesLevel.Of(signature, cms, timestamp.At is not null, proven, archive.At is not null),
            WholeDocument = whole,
            Hints = [.. timestamp.Hints, .. archive.Hints, .. whole && !reachesEnd ? [OnlyValidationData] : Array.Empty<string>()],
        };
        var reason = CmsReading.Fault(cms)
            ?? timestamp.Fault
            ?? (whole ? null : "Quelque chose a été ajouté au document après sa signature. / Something was added to the document after it was signed.")
            ?? archive.Fault
            ?? chainFault
            ?? RevocationFault(revocation, provenAt)
            ?? (ofAuthority.RevokedAt <= timestamp.At ? "Le certificat de l’autorité d’horodatage avait été révoqué avant qu’elle ne donne l’heure. / The certificate of the time authority was revoked before it gave the time." : null);
        return found with { Valid = reason is null, Reason = reason };
    }

    private static string? RevocationFault(RevocationFinding revocation, Instant? provenAt) => revocation.RevokedAt switch
    {
        null => null,
        _ when provenAt is null => "Le certificat du signataire a été révoqué, et aucun horodatage ne prouve que le document a été signé avant. / The signer's certificate was revoked, and no timestamp proves that the document was signed before.",
        { } revokedAt when revokedAt <= provenAt => "Le certificat du signataire avait été révoqué avant la signature du document. / The signer's certificate was revoked before the document was signed.",
        _ => null,
    };

    private static string? ChainFault(X509Certificate2 signer, X509Certificate2Collection others, Instant? signedAt, X509Certificate2Collection? trust, out IReadOnlyList<byte[]> path)
    {
        path = [];
        return signedAt is { } at
            ? CertificateChain.Fault(signer, others, at, trust, out path) ?? CertificateChain.UsageFault(signer)
            : "La signature ne dit pas quand elle a été faite : le certificat ne peut être jugé. / The signature does not say when it was made, so that the certificate cannot be judged.";
    }

    public static byte[] SignedBytes(ReadOnlySpan<byte> file, PdfSignature signature)
    {
        var (before, after, rest) = ((int)signature.ByteRange[1], (int)signature.ByteRange[2], (int)signature.ByteRange[3]);
        return [.. file[..before], .. file.Slice(after, rest)];
    }
}
