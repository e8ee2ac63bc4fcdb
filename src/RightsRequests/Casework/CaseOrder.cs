using Microsoft.EntityFrameworkCore;
using RightsRequests.Storage;

namespace RightsRequests.Casework;

/// <summary>The orders of a list, and what comes after a place in them. Rows are compared as rows: the database then begins to read at the place, however far it is.</summary>
internal static class CaseOrder
{
    public static IQueryable<CaseRow> From(this IQueryable<CaseRow> cases, CaseSort sort, bool upwards, CaseCursor? cursor)
    {
        if (cursor is { } place)
        {
            cases = upwards ? Above(cases, sort, place) : Below(cases, sort, place);
        }

        return (sort, upwards) switch
        {
            (CaseSort.Due, true) => cases.OrderBy(row => row.Due).ThenBy(row => row.Id),
            (CaseSort.Due, false) => cases.OrderByDescending(row => row.Due).ThenByDescending(row => row.Id),
            (CaseSort.Received, true) => cases.OrderBy(row => row.ReceivedOn).ThenBy(row => row.Id),
            (CaseSort.Received, false) => cases.OrderByDescending(row => row.ReceivedOn).ThenByDescending(row => row.Id),
            (CaseSort.Reference, true) => cases.OrderBy(row => row.Reference).ThenBy(row => row.Id),
            (CaseSort.Reference, false) => cases.OrderByDescending(row => row.Reference).ThenByDescending(row => row.Id),
            (CaseSort.State, true) => cases.OrderBy(row => row.State).ThenBy(row => row.Step).ThenBy(row => row.Due).ThenBy(row => row.Id),
            (CaseSort.State, false) => cases.OrderByDescending(row => row.State).ThenByDescending(row => row.Step).ThenByDescending(row => row.Due).ThenByDescending(row => row.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(sort)),
        };
    }

    private static IQueryable<CaseRow> Above(IQueryable<CaseRow> cases, CaseSort sort, CaseCursor at)
    {
        var (day, id) = (at.Day, at.Id);
        var (first, second) = (at.Words.FirstOrDefault(), at.Words.ElementAtOrDefault(1));
        return sort switch
        {
            CaseSort.Due => cases.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.Due, row.Id), ValueTuple.Create(day, id))),
            CaseSort.Received => cases.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.ReceivedOn, row.Id), ValueTuple.Create(day, id))),
            CaseSort.Reference => cases.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.Reference, row.Id), ValueTuple.Create(first, id))),
            _ => cases.Where(row => EF.Functions.GreaterThan(ValueTuple.Create(row.State, row.Step, row.Due, row.Id), ValueTuple.Create(first, second, day, id))),
        };
    }

    private static IQueryable<CaseRow> Below(IQueryable<CaseRow> cases, CaseSort sort, CaseCursor at)
    {
        var (day, id) = (at.Day, at.Id);
        var (first, second) = (at.Words.FirstOrDefault(), at.Words.ElementAtOrDefault(1));
        return sort switch
        {
            CaseSort.Due => cases.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.Due, row.Id), ValueTuple.Create(day, id))),
            CaseSort.Received => cases.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.ReceivedOn, row.Id), ValueTuple.Create(day, id))),
            CaseSort.Reference => cases.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.Reference, row.Id), ValueTuple.Create(first, id))),
            _ => cases.Where(row => EF.Functions.LessThan(ValueTuple.Create(row.State, row.Step, row.Due, row.Id), ValueTuple.Create(first, second, day, id))),
        };
    }
}
