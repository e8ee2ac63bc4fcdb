using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Figures;
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
        var row = await db.Letters.AsNoTracking().SingleAsync(one => one.Id == letterId && one.CaseId == context.CaseId, cancel);
        var state = await vault.StateAsync(context.CaseId, cancel);
        var again = row.Signed ? null : await TypesetAgainAsync(state, letterId, cancel);
        var pdf = again?.Pdf ?? cipher.Open(key, row.Pdf, Purpose.Letter);
        var seal = seals.For(state.Controller);
        var signed = row.Signed ? pdf : await SignAsync(state, letterId, seal, row.Kind, pdf, cancel);

        var (content, now) = (cipher.Seal(key, signed, Purpose.Letter), clock.GetCurrentInstant());
        await desk.HandleAsync(
            context.CaseId,
            new LetterSigned($"signed/{letterId:N}", letterId),
            batch =>
            {
                batch.Say("UPDATE letters SET pdf = $2, proof = COALESCE($3, proof), signed = true, changed_at = $4 WHERE id = $1 AND NOT signed", letterId, content, again?.Proof, now);
                LetterRegister.Add(batch, letterId, signed, now);
                LetterRegister.Add(batch, seal);
            },
            cancel);
        OfficeMeter.LetterSigned(row.Kind);
    }

    private async Task<LetterDraft?> TypesetAgainAsync(CaseState state, Guid letterId, CancellationToken cancel)
    {
        if (state.Letters.FirstOrDefault(one => one.Id == letterId) is not { Final: true, Status: LetterStatus.Approved }
            || await reader.ReadAsync(state.Id, letterId, cancel) is not { } material)
        {
            return null;
        }

        var draft = await drafts.TypesetAsync(material, cancel);
        await drafts.KeepPackageAsync(draft, cancel);
        return draft;
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
