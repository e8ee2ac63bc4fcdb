using RightsRequests.Casework;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Sends a signed letter: attached, or, where it hands over personal data, by a notice that it waits on the tracking page.</summary>
internal sealed class SendExecutor(CaseVault vault, CaseDesk desk, IMailer mailer, PortalLinks links, Policy policy) : IEffectExecutor
{
    public bool Handles(Effect effect) => effect is SendLetter;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var letterId = ((SendLetter)context.Effect).Letter;
        var state = await vault.StateAsync(context.CaseId, cancel);
        var letter = state.Letters.FirstOrDefault(one => one.Id == letterId);
        if (letter is not { Status: LetterStatus.Signed })
        {
            return;
        }

        await mailer.SendAsync(await WriteAsync(context, state, letter, cancel), cancel);
        await desk.HandleAsync(context.CaseId, new LetterSent($"sent/{letterId:N}", letterId), cancel);
    }

    private async Task<OutgoingMail> WriteAsync(EffectContext context, CaseState state, CaseLetter letter, CancellationToken cancel)
    {
        var attached = !letter.DisclosesData(state.Right);
        var (subject, text) = letter.Recipient is null
            ? MailTexts.Letter(letter.Language, state.Reference, links.Tracking(letter.Language), attached)
            : letter.Forwarded ? MailTexts.HandedOn(state.Reference) : MailTexts.Recipient(state.Reference);
        var to = letter.Recipient is { } recipient
            ? Parties.Recipient(policy, recipient).Email
            : (await vault.ContentOfCaseAsync(context.CaseId, cancel)).MailAddress();
        var attachment = attached
            ? new MailAttachment(
                $"{state.Reference}-{letter.Kind.Word()}.pdf",
                await desk.LetterAsync(context.CaseId, letter.Id, cancel) ?? throw new InvalidOperationException("The letter to be sent is not stored."))
            : null;
        return new(
            StableId.Of(context.CaseId, "mail", context.Effect.Key),
            context.CaseId,
            to ?? throw new InvalidOperationException("There is no e-mail address to send the letter to."),
            subject,
            text,
            attachment)
        { Language = letter.Language };
    }
}
