using Microsoft.EntityFrameworkCore;
using NodaTime;
using RightsRequests.Law;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Puts off the last day that lists and figures have of suspended cases, which their states alone do not change: it moves with each day (Art. 12(6)).</summary>
internal sealed class SuspendedLimits(OfficeDb db, ContentCipher cipher, CaseStates states, IClock clock)
{
    /// <summary>The version stays: nothing happened to the case.</summary>
    public async Task PutOffAsync(CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var suspended =
            from figure in db.CaseFigures
            join row in db.Cases.AsNoTracking() on figure.CaseId equals row.Id
            join key in db.CaseKeys on row.RequestId equals key.RequestId
            where figure.Suspended
            select new { row.Id, row.Version, row.Due, row.Content, key.WrappedKey };
        List<(Guid Id, long Version, LocalDate Due)> moved = [];
        await foreach (var one in suspended.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (cipher.TryUnwrap(one.WrappedKey) is { } key && DueOf(states.Open(one.Id, key, one.Content), now) is var due && due != one.Due)
            {
                moved.Add((one.Id, one.Version, due));
            }
        }

        // One by one, so that no two cases are held at once; one that has moved meanwhile wrote its own day.
        foreach (var (id, version, due) in moved)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                WITH put_off AS (UPDATE cases SET due = {due} WHERE id = {id} AND version = {version} RETURNING id)
                UPDATE case_figures SET due = {due} FROM put_off WHERE case_id = put_off.id AND coalesce(first_answered_on, answered_on) IS NULL
                """,
                cancel);
        }
    }

    /// <summary>The last day of a case, as of an instant.</summary>
    public static LocalDate DueOf(CaseState state, Instant now) => CaseMachine.Due(state, DeadlineCalculator.DayOfReceipt(now, state.Establishment));
}
