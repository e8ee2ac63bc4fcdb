using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using RightsRequests.Intake;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Lists cases by their columns, and finds persons by keyed hashes only.</summary>
internal sealed class CaseFinder(OfficeDb db, SearchIndex index)
{
    public async Task<CasePage> ListAsync(CaseFilter filter, Actor actor, CancellationToken cancel)
    {
        var limit = Math.Clamp(filter.Limit, 1, 200);
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
            var persons = CaseReader.SeesContent(actor) ? index.Find(query) : db.Requests.Where(row => false).Select(row => row.Id);
            cases = cases.Where(row => row.Reference == reference || persons.Contains(row.RequestId));
        }

        if (ReadCursor(filter.After) is var (due, id))
        {
            cases = cases.Where(row => row.Due > due || (row.Due == due && row.Id > id));
        }

        var found = await cases.OrderBy(row => row.Due).ThenBy(row => row.Id).Take(limit + 1)
            .Select(row => new CaseSummary(row.Id, row.Reference, row.Right, row.State, row.Step, row.Controller, row.ReceivedOn, row.Due, row.Assignee, row.Version))
            .ToListAsync(cancel);
        if (found.Count <= limit)
        {
            return new(found, null);
        }

        found.RemoveAt(limit);
        return new(found, $"{LocalDatePattern.Iso.Format(found[^1].Due)}_{found[^1].Id:N}");
    }

    // A cursor that we did not make lists from the start.
    private static (NodaTime.LocalDate Due, Guid Id)? ReadCursor(string? cursor)
    {
        var parts = cursor?.Split('_') ?? [];
        return parts.Length == 2
            && LocalDatePattern.Iso.Parse(parts[0]) is { Success: true } due
            && Guid.TryParse(parts[1], CultureInfo.InvariantCulture, out var id)
                ? (due.Value, id)
                : null;
    }
}
