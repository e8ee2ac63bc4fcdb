using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Storage;

namespace RightsRequests.Correspondence;

/// <summary>Typesets letters and keeps them as drafts, encrypted, with the data package where one hands over data.</summary>
internal sealed class LetterDrafts(OfficeDb db, ContentCipher cipher, CaseVault vault, MaterialReader reader, AnsweredFiles files, LetterPress press, KeyedHash hash, PortalLinks links, IClock clock)
{
    /// <summary>Typesets; nothing is stored until the result is kept.</summary>
    public async Task<LetterDraft> TypesetAsync(LetterMaterial material, CancellationToken cancel)
    {
        var data = LetterComposer.Compose(material);
        var proof = LetterProof.Of(hash, material.Letter.Id, data);
        var pdf = await press.TypesetAsync(data with { VerificationUrl = links.Verification(data.Language, data.Reference, proof) }, cancel);
        var packages = new List<byte[]>();
        if (material.HandsOverData)
        {
            await foreach (var volume in DataPackage.WriteAsync(material, reader.RecordsAsync(material, cancel), chunk => files.OfAsync(material.State.Id, chunk, cancel)).WithCancellation(cancel))
            {
                packages.Add(volume);
            }
        }

        return new(material, pdf, proof, packages);
    }

    public async Task KeepAsync(LetterDraft draft, CancellationToken cancel)
    {
        var (material, pdf, proof, packages) = draft;
        var key = await vault.KeyOfCaseAsync(material.State.Id, cancel);
        await KeepAsync(material, material.Letter.Id, material.Letter.Kind.Word(), cipher.Seal(key, pdf, Purpose.Letter), proof, cancel);
        for (var volume = 1; volume <= packages.Count; volume++)
        {
            await KeepAsync(material, DataPackage.IdOf(material.Letter.Id, volume), DataPackage.Kind, cipher.Seal(key, packages[volume - 1], Purpose.Letter), null, cancel);
        }

        // An earlier draft may have filled more volumes.
        for (var volume = packages.Count + 1; await db.Letters.Where(row => row.Id == DataPackage.IdOf(material.Letter.Id, volume)).ExecuteDeleteAsync(cancel) > 0; volume++)
        {
        }
    }

    // A signed letter is never typeset over.
    private Task<int> KeepAsync(LetterMaterial material, Guid id, string kind, byte[] content, byte[]? proof, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO letters (id, case_id, kind, recipient, pdf, proof, signed, changed_at)
            VALUES ({id}, {material.State.Id}, {kind}, {material.Letter.Recipient}, {content}, {proof}, false, {clock.GetCurrentInstant()})
            ON CONFLICT (id) DO UPDATE SET pdf = excluded.pdf, proof = excluded.proof, changed_at = excluded.changed_at WHERE NOT letters.signed
            """,
            cancel);
}

/// <summary>A typeset letter.</summary>
/// <param name="Proof">What is printed on it as a code.</param>
/// <param name="Packages">Volumes of the data package; empty where the letter hands over no data.</param>
internal sealed record LetterDraft(LetterMaterial Material, byte[] Pdf, byte[] Proof, IReadOnlyList<byte[]> Packages);
