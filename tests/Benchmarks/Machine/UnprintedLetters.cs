using Microsoft.EntityFrameworkCore;
using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Benchmarks.Machine;

/// <summary>Keeps a letter's bytes where it would be typeset and signed: what Typst and the signature cost is measured elsewhere.</summary>
internal sealed class UnprintedLetters(OfficeDb db, ContentCipher cipher, CaseVault vault, CaseDesk desk) : IEffectExecutor
{
    private static readonly byte[] Pdf = new byte[40_000];

    public bool Handles(Effect effect) => effect is TypesetLetter or SignLetter;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var key = await vault.KeyOfCaseAsync(context.CaseId, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        switch (context.Effect)
        {
            case TypesetLetter { Letter: var letter }:
                await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO letters (id, case_id, kind, pdf, signed, changed_at) VALUES ({letter}, {context.CaseId}, 'response', {cipher.Seal(key, Pdf, Purpose.Letter)}, false, now()) ON CONFLICT DO NOTHING",
                    cancel);
                await desk.HandleAsync(context.CaseId, new LetterTypeset($"typeset/{letter:N}", letter), cancel);
                break;
            case SignLetter { Letter: var letter }:
                await db.Database.ExecuteSqlAsync($"UPDATE letters SET pdf = {cipher.Seal(key, Pdf, Purpose.Letter)}, signed = true WHERE id = {letter}", cancel);
                await desk.HandleAsync(context.CaseId, new LetterSigned($"signed/{letter:N}", letter), cancel);
                break;
            default:
                throw new InvalidOperationException("No letter.");
        }

        await transaction.CommitAsync(cancel);
    }
}
