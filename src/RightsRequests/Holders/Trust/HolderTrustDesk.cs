using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using RightsRequests.Retention;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Holders;

/// <summary>The door to trust in holders: one that brings about too many incidents is paused, and goes on when a person says so.</summary>
public sealed class HolderTrustDesk
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    private readonly OfficeDb db;
    private readonly ContentCipher cipher;
    private readonly OfficeTrail trail;
    private readonly Policy policy;
    private readonly OfficeOptions options;
    private readonly IClock clock;
    private readonly ILogger<HolderTrustDesk> log;

    internal HolderTrustDesk(OfficeDb db, ContentCipher cipher, OfficeTrail trail, Policy policy, OfficeOptions options, IClock clock, ILogger<HolderTrustDesk> log)
    {
        this.db = db;
        this.cipher = cipher;
        this.trail = trail;
        this.policy = policy;
        this.options = options;
        this.clock = clock;
        this.log = log;
    }

    /// <summary>All holders of the pack, the paused ones first.</summary>
    public async Task<IReadOnlyList<TrustedHolder>> ListAsync(CancellationToken cancel)
    {
        List<TrustedHolder> lines = [];
        foreach (var holder in policy.Holders)
        {
            var last = await LastAsync(holder.Id, cancel);
            var resumed = last?.ResumedAt is { } ? last : await ResumedAsync(holder.Id, cancel);
            var now = clock.GetCurrentInstant();
            var incidents = (await IncidentsAsync(holder.Id, now, cancel)).Count(at => HolderTrust.Counts(at, resumed?.ResumedAt, now));
            lines.Add(new(holder.Id, holder.Name, holder.Transport, incidents, last is { ResumedAt: null } ? last.PausedAt : null, Resumption(resumed)));
        }

        return [.. lines.OrderByDescending(one => one.PausedAt is not null)];
    }

    /// <summary>Ids of the holders that are asked nothing now.</summary>
    public async Task<IReadOnlySet<string>> PausedAsync(CancellationToken cancel) =>
        (await db.HolderPauses.AsNoTracking().Where(row => row.ResumedAt == null).Select(row => row.Holder).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Lets a holder go on.</summary>
    /// <param name="holder">Which.</param>
    /// <param name="actor">Who decides it: the DPO.</param>
    /// <param name="reason">Why; shown on the page, kept encrypted, not in the trail.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<ResumeOutcome> ResumeAsync(string holder, Actor actor, string? reason, CancellationToken cancel)
    {
        if (!actor.Is(Role.Dpo))
        {
            return new ResumeForbidden();
        }

        var why = (reason ?? "").Trim();
        if (why.Length is 0 or > LongestReason || why.Contains('\0', StringComparison.Ordinal))
        {
            return new ResumeRefused($"pourquoi, en {LongestReason} caractères au plus / why, in {LongestReason} characters at most");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var content = cipher.Seal(cipher.Office, Encoding.UTF8.GetBytes(why), Purpose.ResumeReason);
        var resumed = await db.Database.ExecuteSqlAsync(
            $"UPDATE holder_pauses SET resumed_at = {clock.GetCurrentInstant()}, resumed_by = {actor.User}, reason = {content} WHERE holder = {holder} AND resumed_at IS NULL",
            cancel);
        if (resumed == 0)
        {
            return new HolderNotPaused();
        }

        await trail.WriteAsync("holder-resumed", actor.User, holder, cancel);
        await transaction.CommitAsync(cancel);
        log.LogInformation("Holder {Holder} was resumed by {User}", holder, actor.User);
        return new HolderResumed();
    }

    /// <summary>An incident of this holder was stored: it is paused where that was one too many. In the caller's transaction, where there is one.</summary>
    /// <param name="holder">Who brought it about, as far as the transport itself checked it: nobody is paused by what another sent in its name.</param>
    /// <param name="cancel">Cancels.</param>
    internal async Task JudgeAsync(string? holder, CancellationToken cancel)
    {
        // A person is not paused: the team talks to them.
        if (options.PauseAfterIncidents <= 0 || holder is null || policy.HolderById(holder) is null or { Transport: Transport.Person })
        {
            return;
        }

        var now = clock.GetCurrentInstant();
        var incidents = await IncidentsAsync(holder, now, cancel);
        if (!HolderTrust.MustPause(options.PauseAfterIncidents, incidents, (await ResumedAsync(holder, cancel))?.ResumedAt, now))
        {
            return;
        }

        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var paused = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO holder_pauses (id, holder, paused_at, incidents) VALUES ({Guid.CreateVersion7()}, {holder}, {now}, {incidents.Count}) ON CONFLICT DO NOTHING",
            cancel);
        if (paused == 1)
        {
            await trail.WriteAsync("holder-paused", Actor.System.User, string.Create(CultureInfo.InvariantCulture, $"{holder} incidents={incidents.Count}"), cancel);
            log.LogWarning("Holder {Holder} is paused after {Incidents} incidents", holder, incidents.Count);
        }

        if (own is not null)
        {
            await own.CommitAsync(cancel);
        }
    }

    // What it sent itself, and what its cases report of it; not what others sent in its name, nor that it was not reached: the setting may be ours.
    private Task<List<Instant>> IncidentsAsync(string holder, Instant now, CancellationToken cancel)
    {
        var since = now - HolderTrust.Window;
        return db.Incidents.AsNoTracking()
            .Where(row => row.At > since && (row.Sender == holder || (row.Content == null && row.Holder == holder && !row.Reason.StartsWith(HolderFailure.NotAsked))))
            .Select(row => row.At)
            .ToListAsync(cancel);
    }

    private Task<HolderPauseRow?> LastAsync(string holder, CancellationToken cancel) =>
        db.HolderPauses.AsNoTracking().Where(row => row.Holder == holder).OrderByDescending(row => row.PausedAt).ThenByDescending(row => row.Id).FirstOrDefaultAsync(cancel);

    private Task<HolderPauseRow?> ResumedAsync(string holder, CancellationToken cancel) =>
        db.HolderPauses.AsNoTracking().Where(row => row.Holder == holder && row.ResumedAt != null).OrderByDescending(row => row.ResumedAt).FirstOrDefaultAsync(cancel);

    private HolderResumption? Resumption(HolderPauseRow? row) => row is { ResumedAt: { } at, ResumedBy: { } by, Reason: { } reason }
        ? new(at, by, Encoding.UTF8.GetString(cipher.Open(cipher.Office, reason, Purpose.ResumeReason)))
        : null;
}
