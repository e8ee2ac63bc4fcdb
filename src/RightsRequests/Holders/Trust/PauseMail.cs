using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Correspondence;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>Tells the DPO's team of holders that were paused. Apart from the pause itself, which must not wait for a mail server.</summary>
internal sealed class PauseMail(OfficeDb db, IMailer mailer, MailTexts texts, PortalLinks links, Policy policy, IClock clock)
{
    /// <summary>Writes of each pause nobody was told of; how many.</summary>
    /// <exception cref="InvalidOperationException">The pack has no address for the DPO's team.</exception>
    public async Task<int> SendAsync(CancellationToken cancel)
    {
        var told = 0;
        foreach (var pause in await db.HolderPauses.AsNoTracking().Where(row => row.ToldAt == null).OrderBy(row => row.PausedAt).ToListAsync(cancel))
        {
            var to = policy.Organisation.Dpo.Email ?? throw new InvalidOperationException("The policy pack has no address for the DPO's team: dpo.email.");
            var name = policy.HolderById(pause.Holder)?.Name;
            var (subject, text) = texts.HolderPaused(language => name?.In(language) ?? pause.Holder, pause.Incidents, $"{links.Console}/holders");
            // Sent twice under the same id where the process ends in between.
            await mailer.SendAsync(new(StableId.Of(pause.Id, "holder-paused"), null, to, subject, text), cancel);
            var now = clock.GetCurrentInstant();
            told += await db.HolderPauses.Where(row => row.Id == pause.Id && row.ToldAt == null).ExecuteUpdateAsync(row => row.SetProperty(one => one.ToldAt, now), cancel);
        }

        return told;
    }
}
