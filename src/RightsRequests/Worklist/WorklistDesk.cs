using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Casework;
using RightsRequests.Intake;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Worklist;

/// <summary>The door to what each of the staff chose for their list: columns, kept filters, the one it opens with.</summary>
public sealed class WorklistDesk
{
    /// <summary>The longest name of a filter, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>The most filters that one person keeps.</summary>
    public const int MostFilters = 50;

    /// <summary>The columns of who chose none.</summary>
    public static readonly IReadOnlyList<CaseColumn> UsualColumns = [CaseColumn.Right, CaseColumn.ReceivedOn, CaseColumn.Due, CaseColumn.DaysLeft, CaseColumn.State, CaseColumn.WaitingFor, CaseColumn.Assignee];

    private readonly OfficeDb db;
    private readonly ContentCipher cipher;
    private readonly IClock clock;

    internal WorklistDesk(OfficeDb db, ContentCipher cipher, IClock clock)
    {
        this.db = db;
        this.cipher = cipher;
        this.clock = clock;
    }

    /// <summary>The columns that the person may see, in their order.</summary>
    public async Task<IReadOnlyList<CaseColumn>> ColumnsAsync(Actor actor, CancellationToken cancel)
    {
        var kept = await db.ListSettings.Where(row => row.Staff == actor.User).Select(row => row.Columns).SingleOrDefaultAsync(cancel);
        return [.. (kept is null ? UsualColumns : kept.Where(Vocabulary.All<CaseColumn>().Contains).Select(Vocabulary.Read<CaseColumn>))
            .Where(column => column != CaseColumn.Subject || actor.SeesContent())];
    }

    /// <summary>Keeps the columns; null: as they come.</summary>
    public async Task KeepColumnsAsync(IReadOnlyList<CaseColumn>? columns, Actor actor, CancellationToken cancel)
    {
        string[]? words = columns is null ? null : [.. columns.Distinct().Select(column => column.Word())];
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO list_settings (staff, columns) VALUES ({actor.User}, {words}) ON CONFLICT (staff) DO UPDATE SET columns = excluded.columns",
            cancel);
    }

    /// <summary>The person's own filters, then those that others share; each by name.</summary>
    public async Task<IReadOnlyList<SavedFilter>> FiltersAsync(Actor actor, CancellationToken cancel)
    {
        var first = await DefaultAsync(actor, cancel);
        var rows = await db.SavedFilters.AsNoTracking().Where(row => row.Owner == actor.User || row.Shared).ToListAsync(cancel);
        return [.. rows.Select(row => View(row, actor, first)).OrderBy(one => !one.Own).ThenBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(one => one.Id)];
    }

    /// <summary>The filter that the person's list opens with; null: none, or it is gone.</summary>
    public Task<Guid?> DefaultAsync(Actor actor, CancellationToken cancel) => db.ListSettings
        .Where(row => row.Staff == actor.User && db.SavedFilters.Any(filter => filter.Id == row.DefaultFilter && (filter.Shared || filter.Owner == actor.User)))
        .Select(row => row.DefaultFilter).SingleOrDefaultAsync(cancel);

    /// <summary>Keeps a filter; null where the name is empty or too long, or too many are kept.</summary>
    public async Task<Guid?> SaveAsync(string name, bool shared, IReadOnlyDictionary<string, string> query, Actor actor, CancellationToken cancel)
    {
        if (!Fits(name) || await db.SavedFilters.CountAsync(row => row.Owner == actor.User, cancel) >= MostFilters)
        {
            return null;
        }

        var row = new SavedFilterRow
        {
            Id = Guid.CreateVersion7(),
            Owner = actor.User,
            Shared = shared,
            Content = Seal(name, query),
            SavedAt = clock.GetCurrentInstant(),
        };
        db.Add(row);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return row.Id;
    }

    /// <summary>Renames an own filter, shares it or takes it back; false where it is not the person's, or the name does not fit.</summary>
    public async Task<bool> ChangeAsync(Guid id, string name, bool shared, Actor actor, CancellationToken cancel)
    {
        var row = await Own(id, actor).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (row is null || !Fits(name))
        {
            return false;
        }

        var content = Seal(name, Open(row).Query);
        return await Own(id, actor).ExecuteUpdateAsync(set => set.SetProperty(one => one.Content, content).SetProperty(one => one.Shared, shared), cancel) > 0;
    }

    public async Task<bool> DeleteAsync(Guid id, Actor actor, CancellationToken cancel) => await Own(id, actor).ExecuteDeleteAsync(cancel) > 0;

    /// <summary>Opens the list with this filter from now on; null: with what is open.</summary>
    public Task<int> OpenWithAsync(Guid? id, Actor actor, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO list_settings (staff, default_filter) VALUES ({actor.User}, {id}) ON CONFLICT (staff) DO UPDATE SET default_filter = excluded.default_filter",
        cancel);

    /// <summary>Names of the data subjects of some cases, by case; empty for who may not read them.</summary>
    public async Task<IReadOnlyDictionary<Guid, CaseExtra>> ExtrasAsync(IReadOnlyCollection<Guid> cases, Actor actor, CancellationToken cancel)
    {
        var rows = await (
            from one in db.Cases.AsNoTracking()
            join request in db.Requests on one.RequestId equals request.Id
            join key in db.CaseKeys on request.Id equals key.RequestId into keys
            from key in keys.DefaultIfEmpty()
            join figure in db.CaseFigures on one.Id equals figure.CaseId into figures
            from figure in figures.DefaultIfEmpty()
            where cases.Contains(one.Id)
            select new { one.Id, request.Channel, request.Content, WrappedKey = key == null ? null : key.WrappedKey, Figure = figure }).ToListAsync(cancel);
        return rows.ToDictionary(row => row.Id, row => new CaseExtra(row.Channel, actor.SeesContent() ? cipher.SubjectOf(row.Content, row.WrappedKey) : null, (row.Figure?.FirstAnsweredOn ?? row.Figure?.AnsweredOn) is not null)
        {
            Reopened = row.Figure is { AnsweredOn: null, FirstAnsweredOn: not null },
            Suspended = row.Figure is { Suspended: true },
            SuspendedOn = row.Figure?.SuspendedOn,
        });
    }

    private static bool Fits(string name) => name.Trim().Length is > 0 and <= LongestName;

    private byte[] Seal(string name, IReadOnlyDictionary<string, string> query) =>
        cipher.SealJson(cipher.Office, new SavedFilterContent(name.Trim(), query), Purpose.SavedFilter);

    private SavedFilterContent Open(SavedFilterRow row) => cipher.OpenJson<SavedFilterContent>(cipher.Office, row.Content, Purpose.SavedFilter);

    private IQueryable<SavedFilterRow> Own(Guid id, Actor actor) => db.SavedFilters.Where(row => row.Id == id && row.Owner == actor.User);

    private SavedFilter View(SavedFilterRow row, Actor actor, Guid? first)
    {
        var content = Open(row);
        return new(row.Id, content.Name, row.Owner, row.Owner == actor.User, row.Shared, row.Id == first, content.Query);
    }
}
