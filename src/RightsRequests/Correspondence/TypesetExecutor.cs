using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Typesets a letter as a draft.</summary>
internal sealed class TypesetExecutor(OfficeDb db, MaterialReader reader, LetterDrafts drafts, CaseDesk desk) : IEffectExecutor
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

        var draft = await drafts.TypesetAsync(material, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await drafts.KeepAsync(draft, cancel);
        await desk.HandleAsync(context.CaseId, new LetterTypeset($"typeset/{letterId:N}", letterId), cancel);
        await transaction.CommitAsync(cancel);
    }
}
