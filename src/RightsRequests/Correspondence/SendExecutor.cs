using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Sends a signed letter: attached, or, where it hands over personal data, by a notice that it waits on the tracking page.</summary>
internal sealed class SendExecutor(CaseVault vault, CaseDesk desk, IMailer mailer, MailTexts texts, PortalLinks links, Policy policy, IClock clock) : IEffectExecutor
{
    public bool Handles(Effect effect) => effect is SendLetter;

    public async Task ExecuteAsync(EffectContext context, CancellationToken cancel)
    {
        var letterId = ((SendLetter)context.Effect).Letter;
        var (state, content) = await vault.OpenAsync(context.CaseId, cancel);
        var letter = state.Letters.FirstOrDefault(one => one.Id == letterId);
        // The mail server may have been away for days: what the case has overtaken stays.
        if (letter is not { Status: LetterStatus.Signed } || state.Overtook(letter))
        {
            return;
        }

        await mailer.SendAsync(await WriteAsync(context, state, content, letter, cancel), cancel);
        await desk.HandleAsync(context.CaseId, new LetterSent($"sent/{letterId:N}", letterId), cancel);
    }

    private async Task<OutgoingMail> WriteAsync(EffectContext context, CaseState state, RequestContent content, CaseLetter letter, CancellationToken cancel)
    {
        var attached = !letter.DisclosesData(state.Right);
        var link = links.Tracking(letter.Language, state.Controller);
        var right = state.Right.Word();
        var (subject, text) = letter switch
        {
            { Recipient: not null, Forwarded: true } => texts.HandedOn(letter.Language, state.Reference),
            { Recipient: not null } => texts.Recipient(letter.Language, state.Reference),
            // One that came to us after the day is told so in the letter; a mail that names it would promise what cannot be kept.
            { Kind: LetterKind.Acknowledgement } when DeadlineCalculator.DayOfReceipt(clock.GetCurrentInstant(), state.Establishment) <= CaseMachine.Due(state, state.ReceivedOn) => texts.Acknowledgement(letter.Language, state.Reference, right, Words.Day(CaseMachine.Due(state, state.ReceivedOn), letter.Language), link),
            { Kind: LetterKind.IdentityRequest } => texts.IdentityRequest(letter.Language, state.Reference, right, link),
            _ => texts.Letter(letter.Language, state.Reference, right, link, attached),
        };
        var to = letter.Recipient is { } recipient
            ? Parties.Recipient(policy, recipient).Email
            : content.MailAddress();
        var attachment = attached
            ? new MailAttachment(
                $"{LetterFileNames.Of(state.Reference, letter.Kind.Word(), right, letter.Language)}.pdf",
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
