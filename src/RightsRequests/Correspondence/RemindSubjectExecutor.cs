using RightsRequests.Casework;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Reminds the person of what we wait for. Who has no e-mail was told the last day in the letter.</summary>
internal sealed class RemindSubjectExecutor(CaseVault vault, IMailer mailer, MailTexts texts, PortalLinks links) : IEffectExecutor
{
    public bool Handles(Effect effect) => effect is RemindSubject;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var (state, content) = await vault.OpenAsync(context.CaseId, cancel);
        if (content.MailAddress() is { } to)
        {
            var (subject, text) = texts.Reminder(state.Language, state.Reference, state.Right.Word(), links.Tracking(state.Language, state.Controller));
            await mailer.SendAsync(new(StableId.Of(context.CaseId, "mail", context.Effect.Key), context.CaseId, to, subject, text) { Language = state.Language }, cancel);
        }
    }
}
