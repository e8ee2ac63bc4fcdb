using RightsRequests.Casework;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Mails the DPO's team a reference and what waits.</summary>
internal sealed class TellStaffExecutor(CaseVault vault, IMailer mailer, MailTexts texts, PortalLinks links, Policy policy, OfficeOptions options) : IEffectExecutor
{
    public bool Handles(Effect effect) => effect is TellStaff;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var state = await vault.StateAsync(context.CaseId, cancel);
        var (subject, text) = texts.Staff(state.Reference, ((TellStaff)context.Effect).What, links.Case(context.CaseId));
        var to = policy.Organisation.Dpo.Email ?? throw new InvalidOperationException("The policy pack has no address for the DPO's team: dpo.email.");
        await mailer.SendAsync(new(StableId.Of(context.CaseId, "mail", context.Effect.Key), context.CaseId, to, subject, text), cancel);
        // Whose case it is hears of it too, where we know how.
        if (state.Assignee is { } assignee && options.StaffAddresses.TryGetValue(assignee, out var own) && own != to)
        {
            await mailer.SendAsync(new(StableId.Of(context.CaseId, "mail-assignee", context.Effect.Key), context.CaseId, own, subject, text), cancel);
        }
    }
}
