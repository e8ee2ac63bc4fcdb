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

    /// <summary>Keeps the data package, before the letter that hands it over: no letter is kept as typeset without it.</summary>
    public async Task KeepPackageAsync(LetterDraft draft, CancellationToken cancel)
    {
        if (!draft.Material.HandsOverData)
        {
            return;
        }

        var (key, letter) = (await vault.KeyOfCaseAsync(draft.Material.State.Id, cancel), draft.Material.Letter.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        for (var volume = 1; volume <= draft.Packages.Count; volume++)
        {
            await using var batch = OfficeBatch.In(db);
            Keep(batch, draft, DataPackage.IdOf(letter, volume), DataPackage.Kind, cipher.Seal(key, draft.Packages[volume - 1], Purpose.Letter), null);
            await batch.ExecuteAsync(cancel);
        }

        // An earlier draft may have filled more volumes.
        for (var volume = draft.Packages.Count + 1; await db.Letters.Where(row => row.Id == DataPackage.IdOf(letter, volume)).ExecuteDeleteAsync(cancel) > 0; volume++)
        {
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>What keeps the letter itself.</summary>
    public async Task<Action<OfficeBatch>> KeepingAsync(LetterDraft draft, CancellationToken cancel)
    {
        var content = cipher.Seal(await vault.KeyOfCaseAsync(draft.Material.State.Id, cancel), draft.Pdf, Purpose.Letter);
        return batch => Keep(batch, draft, draft.Material.Letter.Id, draft.Material.Letter.Kind.Word(), content, draft.Proof);
    }

    // A signed letter is never typeset over.
    private void Keep(OfficeBatch batch, LetterDraft draft, Guid id, string kind, byte[] content, byte[]? proof) => batch.Say(
        """
        INSERT INTO letters (id, case_id, kind, recipient, pdf, proof, signed, changed_at) VALUES ($1, $2, $3, $4, $5, $6, false, $7)
        ON CONFLICT (id) DO UPDATE SET pdf = excluded.pdf, proof = excluded.proof, changed_at = excluded.changed_at WHERE NOT letters.signed
        """,
        id, draft.Material.State.Id, kind, draft.Material.Letter.Recipient, content, proof, clock.GetCurrentInstant());
}

/// <summary>A typeset letter.</summary>
/// <param name="Proof">What is printed on it as a code.</param>
/// <param name="Packages">Volumes of the data package; empty where the letter hands over no data.</param>
internal sealed record LetterDraft(LetterMaterial Material, byte[] Pdf, byte[] Proof, IReadOnlyList<byte[]> Packages);
