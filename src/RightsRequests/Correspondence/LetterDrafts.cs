using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Storage;

namespace RightsRequests.Correspondence;

/// <summary>Typesets letters and keeps them as drafts, encrypted, with the data package where one hands over data.</summary>
internal sealed class LetterDrafts(OfficeDb db, ContentCipher cipher, CaseVault vault, LetterPress press, IClock clock)
{
    /// <summary>Typesets; nothing is stored until the result is kept.</summary>
    public async Task<LetterDraft> TypesetAsync(LetterMaterial material, CancellationToken cancel)
    {
        var data = LetterComposer.Compose(material);
        var pdf = await press.TypesetAsync(data, cancel);
        var package =
            data.Embedded is not { } embedded ? null
            : DataPackage.IsArchive(material.State.Right) ? PortableArchive.Write(material)
            : JsonSerializer.SerializeToUtf8Bytes(embedded);
        return new(material, pdf, package);
    }

    public async Task KeepAsync(LetterDraft draft, CancellationToken cancel)
    {
        var (material, pdf, package) = draft;
        var key = await vault.KeyOfCaseAsync(material.State.Id, cancel);
        await KeepAsync(material, material.Letter.Id, material.Letter.Kind.Word(), cipher.Seal(key, pdf, Purpose.Letter), cancel);
        if (package is not null)
        {
            await KeepAsync(material, DataPackage.IdOf(material.Letter.Id), DataPackage.Kind, cipher.Seal(key, package, Purpose.Letter), cancel);
        }
    }

    // A signed letter is never typeset over.
    private Task<int> KeepAsync(LetterMaterial material, Guid id, string kind, byte[] content, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO letters (id, case_id, kind, recipient, pdf, signed, changed_at)
            VALUES ({id}, {material.State.Id}, {kind}, {material.Letter.Recipient}, {content}, false, {clock.GetCurrentInstant()})
            ON CONFLICT (id) DO UPDATE SET pdf = excluded.pdf, changed_at = excluded.changed_at WHERE NOT letters.signed
            """,
            cancel);
}

/// <summary>A typeset letter.</summary>
internal sealed record LetterDraft(LetterMaterial Material, byte[] Pdf, byte[]? Package);
