using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Figures;
using RightsRequests.Letters;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Signs a typeset letter in place. A final letter is typeset once more before: it bears the day on which it leaves, and says what was done while it waited for approval.</summary>
internal sealed class SignExecutor(OfficeDb db, ContentCipher cipher, CaseVault vault, SealRing seals, LetterSigner signer, MaterialReader reader, LetterDrafts drafts, LetterRegister register, CaseDesk desk, IClock clock) : IEffectExecutor
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
        var pdf = cipher.Open(key, row.Pdf, Purpose.Letter);
        var state = await vault.StateAsync(context.CaseId, cancel);
        var seal = seals.For(state.Controller);
        var signed = row.Signed ? pdf : await SignAsync(state, letterId, seal, row.Kind, pdf, cancel);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"UPDATE letters SET pdf = {cipher.Seal(key, signed, Purpose.Letter)}, signed = true, changed_at = {now} WHERE id = {letterId} AND NOT signed", cancel);
        await register.AddAsync(letterId, signed, cancel);
        await register.AddAsync(seal, cancel);
        await desk.HandleAsync(context.CaseId, new LetterSigned($"signed/{letterId:N}", letterId), cancel);
        await transaction.CommitAsync(cancel);
        OfficeMeter.LetterSigned(row.Kind);
    }

    private async Task<byte[]> SignAsync(CaseState state, Guid letterId, LetterSeal seal, string kind, byte[] pdf, CancellationToken cancel)
    {
        try
        {
            return await signer.SignAsync(seal, pdf, clock.GetCurrentInstant(), $"Réponse à une demande de droits / Answer to a rights request ({kind})", cancel);
        }
        catch (LetterWaitsException away)
        {
            var known = state.Letters.FirstOrDefault(letter => letter.Id == letterId)?.WaitingFor == away.WaitingFor;
            throw new EffectWaitsException(known ? null : new LetterWaits($"waits/{letterId:N}/{clock.GetCurrentInstant().ToUnixTimeTicks()}", letterId, away.WaitingFor), away);
        }
    }
}
