using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Worklist;

/// <summary>The door to one action on many cases: each case by itself, as if a person had acted on it; one that refuses stops no other.</summary>
public sealed class BulkDesk
{
    /// <summary>The most cases at once.</summary>
    public const int MostCases = CaseFilter.LargestLimit;

    private readonly OfficeDb db;
    private readonly CaseDesk desk;
    private readonly IClock clock;

    internal BulkDesk(OfficeDb db, CaseDesk desk, IClock clock)
    {
        this.db = db;
        this.desk = desk;
        this.clock = clock;
    }

    /// <summary>Acts on each case not treated yet under this key. Sent once more it does nothing twice, and goes on where it was cut off.</summary>
    /// <param name="key">Of the form.</param>
    /// <param name="action">What is done.</param>
    /// <param name="cases">At most <see cref="MostCases"/>; unknown ones are left out.</param>
    /// <param name="fields">Of the action, the same for all.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="cancel">Cancels between two cases.</param>
    /// <returns>The report; null where the key is another person's or another action's.</returns>
    /// <exception cref="ArgumentException">Too many cases.</exception>
    public async Task<BulkReport?> RunAsync(Guid key, BulkAction action, IReadOnlyCollection<Guid> cases, IReadOnlyDictionary<string, string> fields, Actor actor, CancellationToken cancel)
    {
        if (cases.Count > MostCases)
        {
            throw new ArgumentException($"At most {MostCases} cases at once.", nameof(cases));
        }

        if (!await BeginAsync(key, action, cases, actor, cancel))
        {
            return null;
        }

        var waiting = await db.BulkLines.AsNoTracking().Where(row => row.RunId == key && row.Result == null).OrderBy(row => row.CaseId).Select(row => row.CaseId).ToListAsync(cancel);
        foreach (var id in waiting)
        {
            await TreatAsync(key, id, action, fields, actor, cancel);
        }

        return await ReadAsync(key, actor, cancel);
    }

    /// <summary>What came of it; null where there is none of this person's.</summary>
    public async Task<BulkReport?> ReadAsync(Guid key, Actor actor, CancellationToken cancel)
    {
        if (await db.BulkRuns.AsNoTracking().SingleOrDefaultAsync(row => row.Id == key && row.By == actor.User, cancel) is not { } run)
        {
            return null;
        }

        var lines = await (
            from line in db.BulkLines.AsNoTracking()
            join one in db.Cases on line.CaseId equals one.Id
            where line.RunId == key
            orderby one.Due, one.Id
            select new { line, one.Right }).ToListAsync(cancel);
        return new(run.Id, Vocabulary.Read<BulkAction>(run.Action), run.By, run.At, [.. lines.Select(row =>
            new BulkLine(row.line.CaseId, row.line.Reference, row.Right, row.line.Result is { } result ? Vocabulary.Read<BulkResult>(result) : null, row.line.Why))]);
    }

    private async Task<bool> BeginAsync(Guid key, BulkAction action, IReadOnlyCollection<Guid> cases, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var word = action.Word();
        await db.Database.ExecuteSqlAsync($"INSERT INTO bulk_runs (id, by, action, at) VALUES ({key}, {actor.User}, {word}, {clock.GetCurrentInstant()}) ON CONFLICT DO NOTHING", cancel);
        if (!await db.BulkRuns.AnyAsync(row => row.Id == key && row.By == actor.User && row.Action == word, cancel))
        {
            return false;
        }

        Guid[] ids = [.. cases];
        await db.Database.ExecuteSqlAsync($"INSERT INTO bulk_lines (run_id, case_id, reference) SELECT {key}, id, reference FROM cases WHERE id = ANY({ids}) ON CONFLICT DO NOTHING", cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    // The case moves and its line is written together, or neither.
    private async Task TreatAsync(Guid key, Guid caseId, BulkAction action, IReadOnlyDictionary<string, string> fields, Actor actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.BulkLines.FromSql($"SELECT * FROM bulk_lines WHERE run_id = {key} AND case_id = {caseId} FOR UPDATE").AsNoTracking().AnyAsync(row => row.Result == null, cancel))
        {
            return;
        }

        var (result, why) = await desk.ActAsync($"bulk/{key:N}", caseId, seenVersions: null, actor, action.Word(), fields, cancel) switch
        {
            Acted => (BulkResult.Done, null),
            ActForbidden no => (BulkResult.Forbidden, no.Why),
            ActNotAllowed no => (BulkResult.NotAllowed, no.Why),
            ActInvalid no => (BulkResult.Invalid, string.Join("; ", no.Errors.Select(error => $"{error.Key}: {error.Value}"))),
            CaseUnknown => (BulkResult.Unknown, (string?)null),
            var other => throw new InvalidOperationException($"No result for {other.GetType().Name}."),
        };
        var word = result.Word();
        await db.BulkLines.Where(row => row.RunId == key && row.CaseId == caseId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Result, word).SetProperty(row => row.Why, why), cancel);
        await transaction.CommitAsync(cancel);
    }
}
