using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Benchmarks.Machine;

/// <summary>Keeps a letter's bytes where it would be typeset and signed: what Typst and the signature cost is measured elsewhere.</summary>
internal sealed class UnprintedLetters(ContentCipher cipher, CaseVault vault, CaseDesk desk) : IEffectExecutor
{
    private static readonly byte[] Pdf = new byte[40_000];

    public bool Handles(Effect effect) => effect is TypesetLetter or SignLetter;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var content = cipher.Seal(await vault.KeyOfCaseAsync(context.CaseId, cancel), Pdf, Purpose.Letter);
        await (context.Effect switch
        {
            TypesetLetter { Letter: var letter } => desk.HandleAsync(
                context.CaseId,
                new LetterTypeset($"typeset/{letter:N}", letter),
                batch => batch.Say("INSERT INTO letters (id, case_id, kind, pdf, signed, changed_at) VALUES ($1, $2, 'response', $3, false, now()) ON CONFLICT DO NOTHING", letter, context.CaseId, content),
                cancel),
            SignLetter { Letter: var letter } => desk.HandleAsync(
                context.CaseId,
                new LetterSigned($"signed/{letter:N}", letter),
                batch => batch.Say("UPDATE letters SET pdf = $2, signed = true WHERE id = $1", letter, content),
                cancel),
            _ => throw new InvalidOperationException("No letter."),
        });
    }
}
