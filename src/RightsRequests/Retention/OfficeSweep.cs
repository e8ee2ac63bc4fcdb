using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Holders;
using RightsRequests.Storage;

namespace RightsRequests.Retention;

/// <summary>What goes by number: records of who did what in the console after a year, and what only served for a while.</summary>
/// <remarks>Judged by whole days, so that a run a day finds something and the others nothing.</remarks>
internal sealed class OfficeSweep(OfficeDb db, UploadSweep uploads, OfficeOptions options, RealTime realTime)
{
    /// <summary>How many go, or went, under each word; what has none is left out.</summary>
    /// <param name="today">Start of this day.</param>
    /// <param name="dryRun">True: only counts.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyDictionary<string, int>> RunAsync(Instant today, bool dryRun, CancellationToken cancel)
    {
        var aYearAgo = today - Duration.FromDays(365);
        var lastDay = LocalDate.FromDateTime(aYearAgo.ToDateTimeUtc());
        // Codes, tokens and keys of forms live by real time.
        var dayOfCodes = Instant.FromUnixTimeSeconds(realTime.Clock.GetCurrentInstant().ToUnixTimeSeconds() / 86400 * 86400);
        var old = db.BulkRuns.Where(row => row.At < aYearAgo).Select(row => row.Id);
        Dictionary<string, int> went = [];
        went["form-keys"] = await db.IdempotencyKeys.Where(row => row.ExpiresAt < dayOfCodes).GoAsync(dryRun, cancel);
        went["one-time-codes"] = await db.AccessSessions
            .Where(row => row.CodeExpiresAt < dayOfCodes && (row.TokenExpiresAt == null || row.TokenExpiresAt < dayOfCodes)).GoAsync(dryRun, cancel)
            + await db.HolderInvitations.Where(row => row.ExpiresAt < dayOfCodes).GoAsync(dryRun, cancel);
        went["list-actions"] = await db.BulkLines.Where(row => old.Contains(row.RunId)).GoAsync(dryRun, cancel)
            + await db.BulkRuns.Where(row => row.At < aYearAgo).GoAsync(dryRun, cancel);
        went["uploads"] = await uploads.RunAsync(today - Duration.FromDays(options.UploadDays), dryRun, cancel);
        went["digests"] = await db.Digests.Where(row => row.Day < lastDay).GoAsync(dryRun, cancel);

        // Their chains stay; what was searched for, said of a message, or sent by nobody we know, goes.
        var exports = db.ListExports.Where(row => row.At < aYearAgo && row.Filter != Array.Empty<byte>());
        went["export-filters"] = dryRun ? await exports.CountAsync(cancel) : await exports.ExecuteUpdateAsync(set => set.SetProperty(row => row.Filter, Array.Empty<byte>()), cancel);
        var messages = db.MailDrafts.Where(row => row.SettledAt < aYearAgo && row.Reason != null);
        went["mail-reasons"] = dryRun ? await messages.CountAsync(cancel) : await messages.ExecuteUpdateAsync(set => set.SetProperty(row => row.Reason, (byte[]?)null), cancel);
        var strays = db.Incidents.Where(row => row.CaseId == null && !row.Open && row.At < aYearAgo && row.Content != null);
        went["stray-messages"] = dryRun ? await strays.CountAsync(cancel) : await strays.ExecuteUpdateAsync(set => set.SetProperty(row => row.Content, (byte[]?)null), cancel);
        return went.Where(one => one.Value > 0).ToDictionary(one => one.Key, one => one.Value);
    }
}

internal static class Going
{
    public static Task<int> GoAsync<T>(this IQueryable<T> rows, bool dryRun, CancellationToken cancel) =>
        dryRun ? rows.CountAsync(cancel) : rows.ExecuteDeleteAsync(cancel);
}
