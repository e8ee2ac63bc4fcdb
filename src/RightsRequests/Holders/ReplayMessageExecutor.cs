using Microsoft.EntityFrameworkCore;
using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Takes a kept message of a case in once more.</summary>
internal sealed class ReplayMessageExecutor(OfficeDb db, ContentCipher cipher, CaseVault vault, HolderDesk desk) : IEffectExecutor
{
    public bool Handles(Effect effect) => effect is ReplayMessage;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var id = ((ReplayMessage)context.Effect).Message;
        var content = await db.Incidents.Where(row => row.Id == id && row.CaseId == context.CaseId).Select(row => row.Content).SingleAsync(cancel)
            ?? throw new InvalidOperationException("The message to be replayed is not kept.");
        var message = cipher.OpenJson<ArrivedMessage>(await vault.KeyOfCaseAsync(context.CaseId, cancel), content, Purpose.Incident);
        await desk.ReplayAsync(message, context.Effect.Key, cancel);
    }
}
