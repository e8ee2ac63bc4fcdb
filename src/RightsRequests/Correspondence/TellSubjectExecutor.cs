using RightsRequests.Casework;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Mails the person that something waits on the status page. Who has no e-mail is reached by letters.</summary>
internal sealed class TellSubjectExecutor(CaseVault vault, IMailer mailer, MailTexts texts, PortalLinks links) : IEffectExecutor
{
    public bool Handles(Effect effect) => effect is TellSubject;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var (state, content) = await vault.OpenAsync(context.CaseId, cancel);
        if (content.MailAddress() is { } to)
        {
            var (subject, text) = texts.Subject(((TellSubject)context.Effect).What, state.Language, state.Reference, state.Right.Word(), links.Tracking(state.Language, state.Controller));
            await mailer.SendAsync(new(StableId.Of(context.CaseId, "mail", context.Effect.Key), context.CaseId, to, subject, text) { Language = state.Language }, cancel);
        }
    }
}
