using Microsoft.EntityFrameworkCore;
using RightsRequests.Intake;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Lists cases by their columns, and finds persons by keyed hashes only.</summary>
internal sealed class CaseFinder(OfficeDb db, SearchIndex index)
{
    public async Task<CasePage> ListAsync(CaseFilter filter, Actor actor, CancellationToken cancel)
    {
        var limit = Math.Clamp(filter.Limit, 1, CaseFilter.LargestLimit);
        var cases = db.Cases.AsNoTracking().Where(row =>
            (filter.State == null || row.State == filter.State)
            && (filter.Right == null || row.Right == filter.Right)
            && (filter.DueBefore == null || row.Due < filter.DueBefore)
            && (filter.Assignee == null || row.Assignee == filter.Assignee));
        if (!string.IsNullOrWhiteSpace(filter.Query))
        {
            var query = filter.Query.Trim();
            var reference = query.ToUpperInvariant();
            // Whoever sees no personal content must not be able to guess at persons either.
            var persons = actor.SeesContent() ? index.Find(query) : db.Requests.Where(row => false).Select(row => row.Id);
            cases = cases.Where(row => row.Reference == reference || persons.Contains(row.RequestId));
        }

        if (filter.After is not null && CaseCursor.TryRead(filter.After, out var after))
        {
            cases = cases.Where(row => row.Due > after.Due || (row.Due == after.Due && row.Id > after.Id));
        }

        var found = await cases.OrderBy(row => row.Due).ThenBy(row => row.Id).Take(limit + 1)
            .Select(row => new CaseSummary(row.Id, row.Reference, row.Right, row.State, row.Step, row.Controller, row.ReceivedOn, row.Due, row.Assignee, row.Version, row.MessageWaiting))
            .ToListAsync(cancel);
        if (found.Count <= limit)
        {
            return new(found, null);
        }

        found.RemoveAt(limit);
        return new(found, new CaseCursor(found[^1].Due, found[^1].Id).ToString());
    }
}
