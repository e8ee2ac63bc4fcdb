using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Audit;
using RightsRequests.Casework;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Worklist;

/// <summary>The door to lists that leave as files; who took which is in a trail.</summary>
public sealed class ListExportDesk
{
    /// <summary>The most rows of a file.</summary>
    public const int MostRows = 100_000;

    private const int Batch = 500;

    private readonly OfficeDb db;
    private readonly CaseFinder finder;
    private readonly WorklistDesk worklist;
    private readonly ContentCipher cipher;
    private readonly AuditChain chain;
    private readonly IClock clock;

    internal ListExportDesk(OfficeDb db, CaseFinder finder, WorklistDesk worklist, ContentCipher cipher, AuditChain chain, IClock clock)
    {
        this.db = db;
        this.finder = finder;
        this.worklist = worklist;
        this.cipher = cipher;
        this.chain = chain;
        this.clock = clock;
    }

    /// <summary>How many rows a list has; one more than <see cref="MostRows"/> where it has more.</summary>
    public async Task<int> CountAsync(CaseFilter filter, IReadOnlyCollection<Guid>? only, Actor actor, CancellationToken cancel) =>
        await (await RowsAsync(filter, only, actor, cancel)).Take(MostRows + 1).CountAsync(cancel);

    /// <summary>Writes the list, in the filter's order, and first the trail: a file that was cut off counts as taken.</summary>
    /// <param name="filter">Which cases; its cursors and limit are not looked at.</param>
    /// <param name="only">Of these, only the chosen ones; null: all.</param>
    /// <param name="headings">Of the columns.</param>
    /// <param name="row">A case in words, as long as <paramref name="headings"/>.</param>
    /// <param name="format">CSV or XLSX.</param>
    /// <param name="output">For XLSX one that can be read and sought in.</param>
    /// <param name="actor">Who takes it; without personal content for an administrator.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>How many rows were written, at most <see cref="MostRows"/>.</returns>
    public async Task<int> WriteAsync(CaseFilter filter, IReadOnlyCollection<Guid>? only, IReadOnlyList<string> headings, Func<CaseSummary, CaseExtra, IReadOnlyList<ListCell>> row, ListFormat format, Stream output, Actor actor, CancellationToken cancel)
    {
        var rows = await RowsAsync(filter, only, actor, cancel);
        var ids = await rows.Take(MostRows).Select(one => one.Id).ToListAsync(cancel);
        await RecordAsync(filter, format, ids.Count, actor, cancel);
        using var writer = ListWriter.Open(format, output);
        writer.Write(headings.Select(heading => (ListCell)heading), heading: true);
        foreach (var part in ids.Chunk(Batch))
        {
            var cases = await db.Cases.AsNoTracking().Where(one => part.Contains(one.Id)).Select(CaseFinder.Summary).ToDictionaryAsync(one => one.Id, cancel);
            var extras = await worklist.ExtrasAsync(part, actor, cancel);
            foreach (var id in part.Where(cases.ContainsKey))
            {
                writer.Write(row(cases[id], extras[id]));
            }
        }

        return ids.Count;
    }

    private async Task<IQueryable<CaseRow>> RowsAsync(CaseFilter filter, IReadOnlyCollection<Guid>? only, Actor actor, CancellationToken cancel)
    {
        var rows = await finder.AllAsync(filter, actor, cancel);
        return only is null ? rows : rows.Where(one => only.Contains(one.Id));
    }

    private async Task RecordAsync(CaseFilter filter, ListFormat format, int count, Actor actor, CancellationToken cancel)
    {
        var (id, now) = (Guid.CreateVersion7(), clock.GetCurrentInstant());
        var entry = chain.Continue(id, 0, AuditChain.Start, [new AuditNote("list-exported", actor.User, $"{format.Word()} {count}")], now)[0];
        db.Add(entry);
        db.Add(new ListExportRow
        {
            Id = id,
            By = actor.User,
            At = now,
            Filter = cipher.SealJson(cipher.Office, filter, Purpose.ExportedFilter),
            AuditLength = entry.Number,
            AuditHead = entry.Hash,
        });
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }
}
