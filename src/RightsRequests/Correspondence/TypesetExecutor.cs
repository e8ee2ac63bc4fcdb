using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Typesets a letter and keeps it as a draft, encrypted, with its data package where it hands over data.</summary>
internal sealed class TypesetExecutor(OfficeDb db, ContentCipher cipher, CaseVault vault, MaterialReader reader, LetterPress press, CaseDesk desk, IClock clock) : IEffectExecutor
{
    public bool Handles(Effect effect) => effect is TypesetLetter;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var letterId = ((TypesetLetter)context.Effect).Letter;
        var material = await reader.ReadAsync(context.CaseId, letterId, cancel);
        if (material is null || material.Letter.Status is LetterStatus.Signed or LetterStatus.Sent)
        {
            return;
        }

        var data = LetterComposer.Compose(material);
        var pdf = await press.TypesetAsync(data, cancel);
        var key = await vault.KeyOfCaseAsync(context.CaseId, cancel);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await KeepAsync(material, letterId, material.Letter.Kind.Word(), cipher.Seal(key, pdf, Purpose.Letter), cancel);
        if (data.Embedded is { } package)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(package);
            await KeepAsync(material, DataPackage.IdOf(letterId), DataPackage.Kind, cipher.Seal(key, bytes, Purpose.Letter), cancel);
        }

        await desk.HandleAsync(context.CaseId, new LetterTypeset($"typeset/{letterId:N}", letterId), cancel);
        await transaction.CommitAsync(cancel);
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
