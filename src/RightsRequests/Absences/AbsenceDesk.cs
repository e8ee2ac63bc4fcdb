using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.Correspondence;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Absences;

/// <summary>The door to absences: the DPO says who is away, from when to when, and who approves in their place.</summary>
public sealed class AbsenceDesk
{
    private const int LongestName = 100;
    private const int MostDays = 366;

    private readonly OfficeDb db;
    private readonly StandIns standIns;
    private readonly AuditChain chain;
    private readonly IMailer mailer;
    private readonly MailTexts texts;
    private readonly PortalLinks links;
    private readonly OfficeOptions options;
    private readonly IClock clock;
    private readonly ILogger<AbsenceDesk> log;

    internal AbsenceDesk(OfficeDb db, StandIns standIns, AuditChain chain, IMailer mailer, MailTexts texts, PortalLinks links, OfficeOptions options, IClock clock, ILogger<AbsenceDesk> log)
    {
        this.db = db;
        this.standIns = standIns;
        this.chain = chain;
        this.mailer = mailer;
        this.texts = texts;
        this.links = links;
        this.options = options;
        this.clock = clock;
        this.log = log;
    }

    /// <summary>Today's and coming ones, earliest first; then those of the last year.</summary>
    public async Task<IReadOnlyList<Absence>> ListAsync(CancellationToken cancel)
    {
        var today = standIns.Today;
        var since = today.PlusDays(-MostDays);
        var rows = await db.Absences.AsNoTracking().Where(row => row.LastDay >= since).ToListAsync(cancel);
        return [.. rows.Select(row => View(row, today)).OrderBy(one => one.Ended || one.LastDay < today).ThenBy(one => one.FirstDay).ThenBy(one => one.Id)];
    }

    /// <summary>For whom the person may approve today.</summary>
    public async Task<IReadOnlyList<string>> StandsInForAsync(Actor actor, CancellationToken cancel) => (await standIns.AsAsync(actor, cancel)).For;

    /// <param name="absent">Who is away, by the name they sign in with.</param>
    /// <param name="substitute">Who stands in.</param>
    /// <param name="first">First day, ISO; inclusive.</param>
    /// <param name="last">Last day, ISO; inclusive.</param>
    /// <param name="actor">Who enters it.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<AbsenceOutcome> EnterAsync(string? absent, string? substitute, string? first, string? last, Actor actor, CancellationToken cancel)
    {
        if (!actor.Is(Role.Dpo))
        {
            return new AbsenceForbidden();
        }

        var (away, instead) = ((absent ?? "").Trim(), (substitute ?? "").Trim());
        Dictionary<string, string> errors = [];
        Name(errors, "absent", away);
        Name(errors, "substitute", instead);
        var (from, to) = (Day(errors, "from", first), Day(errors, "to", last));
        if (errors.Count == 0)
        {
            await JudgeAsync(errors, away, instead, from!.Value, to!.Value, cancel);
        }

        if (errors.Count > 0)
        {
            return new AbsenceRefused(errors);
        }

        var id = Guid.CreateVersion7();
        var now = clock.GetCurrentInstant();
        var entry = chain.Continue(id, 0, AuditChain.Start, [new AuditNote("absence-entered", actor.User, $"{away}: {instead}, {Iso(from!.Value)} to {Iso(to!.Value)}")], now)[0];
        var row = new AbsenceRow { Id = id, Absent = away, Substitute = instead, FirstDay = from.Value, LastDay = to.Value, EnteredBy = actor.User, EnteredAt = now, AuditLength = entry.Number, AuditHead = entry.Hash };
        db.AddRange(entry, row);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return new AbsenceEntered(View(row, standIns.Today), await TellAsync(row, cancel));
    }

    /// <summary>Ends it now: from here on nobody stands in. False where there is none, or it has ended.</summary>
    public async Task<bool> EndAsync(Guid id, Actor actor, CancellationToken cancel)
    {
        if (!actor.Is(Role.Dpo))
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var row = await db.Absences.FromSql($"SELECT * FROM absences WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(cancel);
        if (row is null or { EndedAt: not null } || row.LastDay < standIns.Today)
        {
            return false;
        }

        row.EndedAt = clock.GetCurrentInstant();
        var entry = chain.Continue(id, row.AuditLength, row.AuditHead, [new AuditNote("absence-ended", actor.User, "")], row.EndedAt.Value)[0];
        (row.AuditLength, row.AuditHead) = (entry.Number, entry.Hash);
        db.Add(entry);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return true;
    }

    private async Task JudgeAsync(Dictionary<string, string> errors, string away, string instead, LocalDate from, LocalDate to, CancellationToken cancel)
    {
        if (away == instead)
        {
            errors["substitute"] = "une autre personne que celle qui s’absente / somebody else than who is away";
        }

        if (to < from)
        {
            errors["to"] = "le dernier jour, après le premier / the last day, after the first";
        }
        else if (to < standIns.Today || Period.DaysBetween(from, to) > MostDays)
        {
            errors["to"] = "un jour à venir, un an plus tard au plus / a day to come, at most a year later";
        }

        if (errors.Count > 0)
        {
            return;
        }

        var same = db.Absences.Where(row => row.EndedAt == null && row.FirstDay <= to && row.LastDay >= from);
        if (await same.AnyAsync(row => row.Absent == instead, cancel))
        {
            errors["substitute"] = "cette personne est elle-même absente alors / that person is away then";
        }
        else if (await same.AnyAsync(row => row.Absent == away, cancel))
        {
            errors["absent"] = "cette personne a déjà quelqu’un pour ces jours : terminez d’abord cette absence / that person has somebody for those days: end that absence first";
        }
        else if (await same.AnyAsync(row => row.Substitute == away, cancel))
        {
            errors["absent"] = "cette personne remplace quelqu’un ces jours-là / that person stands in for somebody on those days";
        }
    }

    private async Task<bool> TellAsync(AbsenceRow row, CancellationToken cancel)
    {
        var told = true;
        var (subject, text) = texts.Absence(row.Absent, row.Substitute, row.FirstDay, row.LastDay, $"{links.Console}/absences");
        foreach (var user in new[] { row.Absent, row.Substitute })
        {
            if (!options.StaffAddresses.TryGetValue(user, out var address))
            {
                told = false;
                continue;
            }

            try
            {
                await mailer.SendAsync(new(StableId.Of(row.Id, "absence", user), null, address, subject, text), cancel);
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                // The absence holds all the same; the page says that somebody was not told.
                log.LogWarning("A mail about an absence did not leave: {Failure}", FailureText.Of(failure));
                told = false;
            }
        }

        return told;
    }

    private static Absence View(AbsenceRow row, LocalDate today) => new(
        row.Id, row.Absent, row.Substitute, row.FirstDay, row.LastDay, row.EnteredBy, row.EndedAt is not null,
        row.EndedAt is null && row.FirstDay <= today && row.LastDay >= today);

    private static void Name(Dictionary<string, string> errors, string field, string name)
    {
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            errors[field] = "le nom avec lequel cette personne se connecte / the name that person signs in with";
        }
    }

    private static LocalDate? Day(Dictionary<string, string> errors, string field, string? text)
    {
        if (LocalDatePattern.Iso.Parse((text ?? "").Trim()).TryGetValue(default, out var day))
        {
            return day;
        }

        errors[field] = "AAAA-MM-JJ / YYYY-MM-DD";
        return null;
    }

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
