using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Retention;

/// <summary>The door to what is kept no longer: files of requests after their time, and single ones by decision.</summary>
public sealed class RetentionDesk
{
    /// <summary>Why a single request may be erased before its time.</summary>
    public static readonly IReadOnlyList<string> Reasons = ["authority-order", "court-order", "filed-in-error", "kept-too-long"];

    private const string TimeIsOver = "retention-over";
    private readonly OfficeDb db;
    private readonly RetentionReader reader;
    private readonly RequestEraser eraser;
    private readonly OfficeSweep sweep;
    private readonly DraftSweep drafts;
    private readonly OfficeTrail trail;
    private readonly KeyFit fit;
    private readonly OfficeOptions options;
    private readonly Policy policy;
    private readonly IClock clock;

    internal RetentionDesk(OfficeDb db, RetentionReader reader, RequestEraser eraser, OfficeSweep sweep, DraftSweep drafts, OfficeTrail trail, KeyFit fit, OfficeOptions options, Policy policy, IClock clock)
    {
        this.db = db;
        this.reader = reader;
        this.eraser = eraser;
        this.sweep = sweep;
        this.drafts = drafts;
        this.trail = trail;
        this.fit = fit;
        this.options = options;
        this.policy = policy;
        this.clock = clock;
    }

    /// <summary>Erases what is kept no longer, each request in a transaction of its own. Run twice, or from two processes, it erases each once.</summary>
    /// <param name="dryRun">True: only says what would go.</param>
    /// <param name="cancel">Cancels; what was erased stays so.</param>
    /// <exception cref="WrongKeyFileException">The key file is not this database's, or not whole: no legal hold could be read.</exception>
    public async Task<RetentionReport> RunAsync(bool dryRun, CancellationToken cancel)
    {
        await fit.RequireAsync(cancel);
        var establishment = policy.Organisation.Establishment;
        var today = DeadlineCalculator.DayOfReceipt(clock.GetCurrentInstant(), establishment);
        List<RetentionLine> lines = [];
        var upTo = today.PlusYears(-options.RetentionYears);
        var zone = ZoneTime.Of(establishment);
        foreach (var ended in await reader.EndedAsync(upTo, LocalDate.Max(upTo, today.PlusDays(-options.UnconfirmedDays)), zone, cancel))
        {
            // 29 February: the calendar of the answer decides, not that of today.
            if (today > LastDay(ended) && await OneAsync(ended, dryRun, cancel) is { } line)
            {
                lines.Add(line);
            }
        }

        var startOfDay = today.AtStartOfDayInZone(DateTimeZoneProviders.Tzdb[zone]).ToInstant();
        return new(today, dryRun, lines, await SweptAsync(startOfDay, dryRun, cancel));
    }

    /// <summary>Erases one request before its time.</summary>
    /// <param name="reference">The request.</param>
    /// <param name="dpo">The data protection officer who decided it; stands in the trail.</param>
    /// <param name="reason">One of <see cref="Reasons"/>.</param>
    /// <param name="openToo">True: cases that are still open are ended by it, unanswered.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<EraseOutcome> EraseAsync(string reference, string dpo, string reason, bool openToo, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dpo);
        if (!Reasons.Contains(reason))
        {
            throw new ArgumentOutOfRangeException(nameof(reason));
        }

        var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference, cancel);
        if (request is null)
        {
            return new EraseUnknown();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await eraser.LockAsync(request.Id, cancel) is not { } cases)
        {
            return new ErasedBefore((await db.Requests.AsNoTracking().SingleAsync(row => row.Id == request.Id, cancel)).ErasedAt!.Value);
        }

        if (await WhyKeptAsync(request.Id, cancel) == "legal-hold")
        {
            return new EraseRefused("legal-hold");
        }

        if (!openToo && cases.Any(one => one.State == CaseStatus.Open.Word()))
        {
            return new EraseRefused("open-case");
        }

        await eraser.EraseAsync(request.Id, cases, dpo, reason, cancel);
        await transaction.CommitAsync(cancel);
        return new Erased(cases.Count);
    }

    /// <summary>Erases again what a restored back-up holds of requests erased since: their rows are there, their wrapping keys are not.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="WrongKeyFileException">The key file is not this database's, or not whole: what it does not open was not erased.</exception>
    public async Task<int> ErasedSinceBackupAsync(CancellationToken cancel)
    {
        await fit.RequireAsync(cancel);
        var unreadable = await reader.UnreadableAsync(cancel);
        foreach (var requestId in unreadable)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (await eraser.LockAsync(requestId, cancel) is { } cases)
            {
                await eraser.EraseAsync(requestId, cases, Actor.System.User, RetentionReader.Unreadable, cancel);
                await transaction.CommitAsync(cancel);
            }
        }

        return unreadable.Count;
    }

    private LocalDate LastDay(EndedRequest ended) => ended.Unconfirmed
        ? RetentionPeriod.LastDayUnconfirmed(ended.EndedOn, options.UnconfirmedDays, options.RetentionYears)
        : RetentionPeriod.LastDay(ended.EndedOn, options.RetentionYears);

    private async Task<RetentionLine?> OneAsync(EndedRequest ended, bool dryRun, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await eraser.LockAsync(ended.RequestId, cancel) is not { } cases || cases.Any(one => one.State == CaseStatus.Open.Word()))
        {
            return null;
        }

        var why = await WhyKeptAsync(ended.RequestId, cancel);
        var line = new RetentionLine(ended.Reference, ended.EndedOn, LastDay(ended), why == RetentionReader.Unreadable ? null : why);
        if (!dryRun && line.KeptBecause is null)
        {
            await eraser.EraseAsync(ended.RequestId, cases, Actor.System.User, why ?? TimeIsOver, cancel);
            await transaction.CommitAsync(cancel);
        }

        return line;
    }

    // What a restored back-up holds of a request erased since, nobody can read: it is erased again, and said to be.
    private async Task<string?> WhyKeptAsync(Guid requestId, CancellationToken cancel)
    {
        try
        {
            return await reader.KeptBecauseAsync(requestId, cancel);
        }
        catch (KeyDestroyedException)
        {
            return RetentionReader.Unreadable;
        }
    }

    private async Task<IReadOnlyDictionary<string, int>> SweptAsync(Instant startOfDay, bool dryRun, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        Dictionary<string, int> went = new(await sweep.RunAsync(startOfDay, dryRun, cancel));
        if (!dryRun && went.Count > 0)
        {
            await trail.WriteAsync("swept", Actor.System.User, string.Join(' ', went.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key}={one.Value}"))), cancel);
        }

        await transaction.CommitAsync(cancel);
        var ended = dryRun ? await drafts.DueAsync(cancel) : await drafts.RunAsync(cancel);
        if (ended > 0)
        {
            went["drafts"] = ended;
        }

        return went;
    }
}
