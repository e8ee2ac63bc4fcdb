using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RightsRequests.Intake;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Lists cases by their columns, and finds persons by keyed hashes only.</summary>
internal sealed class CaseFinder(OfficeDb db, SearchIndex index)
{
    public static readonly Expression<Func<CaseRow, CaseSummary>> Summary = row =>
        new(row.Id, row.Reference, row.Right, row.State, row.Step, row.Controller, row.ReceivedOn, row.Due, row.Assignee, row.Version, row.MessageWaiting)
        {
            WaitingFor = row.WaitingFor,
            WaitingHolders = row.WaitingHolders,
            Spam = row.Spam,
        };

    public async Task<CasePage> ListAsync(CaseFilter filter, Actor actor, CancellationToken cancel)
    {
        var limit = Math.Clamp(filter.Limit, 1, CaseFilter.LargestLimit);
        var backwards = filter.Before is not null;
        var place = (filter.Before ?? filter.After) is { } text ? CaseCursor.Read(text, filter.Sort) : null;
        var cases = await MatchingAsync(filter, actor, cancel);
        var found = await cases.From(filter.Sort, filter.Descending == backwards, place)
            .Take(limit + 1).Select(Summary).ToListAsync(cancel);
        var more = found.Count > limit;
        if (more)
        {
            found.RemoveAt(limit);
        }

        if (backwards)
        {
            found.Reverse();
        }

        // Whoever came from a page knows that it is there; the other side shows whether there is more.
        return new(found, found.Count > 0 && (more || backwards) ? CaseCursor.Of(found[^1], filter.Sort) : null)
        {
            Previous = found.Count > 0 && (backwards ? more : place is not null) ? CaseCursor.Of(found[0], filter.Sort) : null,
        };
    }

    /// <summary>All that match, in the filter's order, from its beginning.</summary>
    public async Task<IQueryable<CaseRow>> AllAsync(CaseFilter filter, Actor actor, CancellationToken cancel) =>
        (await MatchingAsync(filter, actor, cancel)).From(filter.Sort, !filter.Descending, cursor: null);

    private async Task<IQueryable<CaseRow>> MatchingAsync(CaseFilter filter, Actor actor, CancellationToken cancel)
    {
        // One condition for each thing asked, and none for what is not: a plan is then made for exactly that.
        var cases = db.Cases.AsNoTracking();
        cases = filter.State is { } state ? cases.Where(row => row.State == state) : cases;
        cases = filter.Right is { } right ? cases.Where(row => row.Right == right) : cases;
        cases = filter.DueBefore is { } day ? cases.Where(row => row.Due < day) : cases;
        cases = filter.DueFrom is { } first ? cases.Where(row => row.Due >= first) : cases;
        cases = filter.Counted switch
        {
            null => cases,
            CountedLimit.Running => cases.Where(row => db.CaseFigures.Any(one => one.CaseId == row.Id && one.AnsweredOn == null && one.FirstAnsweredOn == null && !one.Suspended && !one.Sample)),
            CountedLimit.Reopened => cases.Where(row => db.CaseFigures.Any(one => one.CaseId == row.Id && one.AnsweredOn == null && one.FirstAnsweredOn != null && !one.Sample)),
            CountedLimit.Suspended => cases.Where(row => db.CaseFigures.Any(one => one.CaseId == row.Id && one.Suspended && !one.Sample)),
            _ => cases.Where(row => db.CaseFigures.Any(one => one.CaseId == row.Id && !one.Sample)),
        };
        cases = filter.Controller is { } controller ? cases.Where(row => row.Controller == controller) : cases;
        cases = filter.WaitingFor is { } waiting ? cases.Where(row => row.WaitingFor == waiting) : cases;
        // By the place in the list: asked whether the list contains it, the database takes that as independent of who is waited for, expects next to nothing, and reads and sorts all.
        cases = filter.Holder is { } holder ? cases.Where(row => row.WaitingFor == "holder" && Array.IndexOf(row.WaitingHolders, holder) >= 0) : cases;
        cases = filter.Spam is { } spam ? cases.Where(row => row.Spam == spam) : cases;
        cases = filter.Assignee switch
        {
            null => cases,
            CaseFilter.Nobody => cases.Where(row => row.Assignee == null),
            var assignee => cases.Where(row => row.Assignee == assignee),
        };
        return string.IsNullOrWhiteSpace(filter.Query) ? cases : await SearchedAsync(cases, filter.Query.Trim(), actor, cancel);
    }

    private async Task<IQueryable<CaseRow>> SearchedAsync(IQueryable<CaseRow> cases, string query, Actor actor, CancellationToken cancel)
    {
        var reference = query.ToUpperInvariant();
        // Whoever sees no personal content must not be able to guess at persons either.
        if (!actor.SeesContent() || await db.Requests.AnyAsync(row => row.Reference == reference, cancel))
        {
            return cases.Where(row => row.Reference == reference);
        }

        return await index.FewAsync(query, cancel) is { } few
            ? cases.Where(row => few.Contains(row.RequestId))
            : index.OfPersons(cases, query);
    }
}
