using System.Globalization;
using RightsRequests.Correspondence;
using RightsRequests.Workflow;

namespace RightsRequests.Intake;

/// <summary>Mails the code of a draft to an address that the person gives.</summary>
public sealed class DraftMail(DraftDesk drafts, IMailer mailer, MailTexts texts, PortalLinks links)
{
    private const int MostMails = 3;

    /// <summary>False where the draft has no code, is gone, or its code was mailed often enough.</summary>
    /// <param name="id">Of the draft.</param>
    /// <param name="to">Address, already checked.</param>
    /// <param name="lastDay">Last day of the draft, in the words of the page.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<bool> SendCodeAsync(Guid id, string to, string lastDay, string language, CancellationToken cancel)
    {
        // Counted before it is sent: pages side by side count too.
        var kept = await drafts.ChangeContentAsync(id, content => content with { Mails = content.Mails + 1 }, cancel);
        if (kept is not { Code: { } code } || kept.Mails > MostMails)
        {
            return false;
        }

        var (subject, text) = texts.Draft(language, code, lastDay, links.Resuming(language));
        await mailer.SendAsync(new(StableId.Of(id, "draft-code", kept.Mails.ToString(CultureInfo.InvariantCulture)), null, to, subject, text) { Language = language }, cancel);
        return true;
    }
}
