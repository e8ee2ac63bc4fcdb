using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Signs a typeset letter in place. A final letter is typeset once more before: it bears the day on which it leaves, and says what was done while it waited for approval.</summary>
internal sealed class SignExecutor(OfficeDb db, ContentCipher cipher, CaseVault vault, SealRing seals, LetterSigner signer, MaterialReader reader, LetterDrafts drafts, CaseDesk desk, IClock clock) : IEffectExecutor
{
    public bool Handles(Effect effect) => effect is SignLetter;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var letterId = ((SignLetter)context.Effect).Letter;
        var key = await vault.KeyOfCaseAsync(context.CaseId, cancel);
        if (await reader.ReadAsync(context.CaseId, letterId, cancel) is { Letter: { Final: true, Status: LetterStatus.Approved } } material)
        {
            await drafts.KeepAsync(await drafts.TypesetAsync(material, cancel), cancel);
        }

        var row = await db.Letters.AsNoTracking().SingleAsync(one => one.Id == letterId && one.CaseId == context.CaseId, cancel);
        var now = clock.GetCurrentInstant();
        var signed = row.Signed
            ? row.Pdf
            : cipher.Seal(key, await SignAsync(context, letterId, row.Kind, cipher.Open(key, row.Pdf, Purpose.Letter), cancel), Purpose.Letter);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"UPDATE letters SET pdf = {signed}, signed = true, changed_at = {now} WHERE id = {letterId} AND NOT signed", cancel);
        await desk.HandleAsync(context.CaseId, new LetterSigned($"signed/{letterId:N}", letterId), cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<byte[]> SignAsync(EffectContext context, Guid letterId, string kind, byte[] pdf, CancellationToken cancel)
    {
        var state = await vault.StateAsync(context.CaseId, cancel);
        try
        {
            return await signer.SignAsync(seals.For(state.Controller), pdf, clock.GetCurrentInstant(), $"Réponse à une demande de droits / Answer to a rights request ({kind})", cancel);
        }
        catch (LetterWaitsException away)
        {
            var known = state.Letters.FirstOrDefault(letter => letter.Id == letterId)?.WaitingFor == away.WaitingFor;
            throw new EffectWaitsException(known ? null : new LetterWaits($"waits/{letterId:N}/{clock.GetCurrentInstant().ToUnixTimeTicks()}", letterId, away.WaitingFor), away);
        }
    }
}
