using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>Tells, once a day, what is due: the DPO's team of everything, each of the staff of what is theirs.</summary>
public sealed class DigestDesk(OfficeDb db, KeyedHash hash, IMailer mailer, MailTexts texts, PortalLinks links, Policy policy, OfficeOptions options, IClock clock)
{
    private const int MostCases = 50;
    private const int AheadDays = 7;

    /// <summary>Before this hour nobody is written to.</summary>
    public static readonly LocalTime NotBefore = new(7, 0);

    /// <summary>Sends the digests of today that were not sent yet; how many left. Called again, by any process, it sends none twice.</summary>
    public async Task<int> SendAsync(CancellationToken cancel)
    {
        var establishment = policy.Organisation.Establishment;
        var now = clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[ZoneTime.Of(establishment)]);
        if (now.TimeOfDay < NotBefore)
        {
            return 0;
        }

        var sent = 0;
        if (policy.Organisation.Dpo.Email is { } team)
        {
            sent += await SendAsync(team, null, now.Date, cancel) ? 1 : 0;
        }

        foreach (var (user, address) in options.StaffAddresses.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            sent += await SendAsync(address, user, now.Date, cancel) ? 1 : 0;
        }

        return sent;
    }

    private async Task<bool> SendAsync(string address, string? user, LocalDate today, CancellationToken cancel)
    {
        var addressHash = hash.Of("digest-address", $"{user}\n{address}");
        if (await db.Digests.AnyAsync(row => row.Day == today && row.AddressHash == addressHash, cancel) || await ReadAsync(user, today, cancel) is not { IsEmpty: false } digest)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Whoever writes the row first sends; another process waits here and then finds it written.
        if (await db.Database.ExecuteSqlAsync($"INSERT INTO digests (day, address_hash, sent_at) VALUES ({today}, {addressHash}, {clock.GetCurrentInstant()}) ON CONFLICT DO NOTHING", cancel) == 0)
        {
            return false;
        }

        var (subject, text) = texts.Digest(digest, links.Case, links.Console);
        await mailer.SendAsync(new(StableId.Of(Guid.Empty, "digest", LocalDatePattern.Iso.Format(today), user ?? "", address), null, address, subject, text), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private async Task<DigestContent> ReadAsync(string? user, LocalDate today, CancellationToken cancel)
    {
        var open = CaseStatus.Open.Word();
        var last = today.PlusDays(AheadDays);
        // A limit that is suspended does not end, and what is open again, reopened or to lift a restriction, was answered.
        var due = db.Cases.AsNoTracking().Where(row => row.State == open && row.Due <= last && (user == null || row.Assignee == user)
            && !db.CaseFigures.Any(one => one.CaseId == row.Id && (one.Suspended || one.AnsweredOn != null || one.FirstAnsweredOn != null)));
        var cases = await due.OrderBy(row => row.Due).ThenBy(row => row.Id).Take(MostCases).Select(row => new DigestCase(row.Id, row.Reference, row.Right, row.Due)).ToListAsync(cancel);
        var more = cases.Count < MostCases ? 0 : await due.CountAsync(cancel) - MostCases;
        return user is null
            ? new(
                today,
                cases,
                more,
                await db.Postings.CountAsync(row => row.Open, cancel),
                await db.MailDrafts.CountAsync(row => row.State == Intake.MailDesk.Waiting, cancel),
                await db.Incidents.CountAsync(row => row.Open, cancel))
            : new(today, cases, more, 0, 0, 0);
    }
}
