using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using RightsRequests.Figures;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Leases one due timer and fires it. The lease is taken before the case is locked, since a case rewrites its timers under its own lock.</summary>
internal sealed class TimerRunner(OfficeDb db, CaseDesk desk, IClock clock, ILogger<TimerRunner> log)
{
    private sealed record DueTimer(Guid CaseId, string Key, Instant FireAt, int Attempt);

    /// <summary>True when there was something to do.</summary>
    public async Task<bool> RunOneAsync(CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var claimed = await db.Database.SqlQuery<DueTimer>($"""
            UPDATE timers SET leased_until = clock_timestamp() + interval '60 seconds', attempts = attempts + 1
            WHERE (case_id, key) = (
                SELECT case_id, key FROM timers
                WHERE fire_at <= {now} AND (leased_until IS NULL OR leased_until < clock_timestamp())
                ORDER BY fire_at, case_id, key LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING case_id, key, fire_at, attempts AS attempt
            """).ToListAsync(cancel);
        if (claimed is not [var timer])
        {
            return false;
        }

        try
        {
            OfficeMeter.TimerFired(now - timer.FireAt);
            var fired = new TimerFired($"timer/{timer.Key}/{timer.FireAt}", timer.Key);
            if (await desk.HandleAsync(timer.CaseId, fired, cancel) is not Applied)
            {
                await db.Timers.Where(row => row.CaseId == timer.CaseId && row.Key == timer.Key && row.FireAt == timer.FireAt).ExecuteDeleteAsync(cancel);
            }
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            await FailedAsync(timer, failure, cancel);
        }

        return true;
    }

    private async Task FailedAsync(DueTimer timer, Exception failure, CancellationToken cancel)
    {
        log.LogWarning("Timer {Timer} of case {Case} failed, attempt {Attempt}: {Failure}", timer.Key, timer.CaseId, timer.Attempt, FailureText.Of(failure));
        db.ChangeTracker.Clear();
        await db.Database.ExecuteSqlAsync(
            $"UPDATE timers SET leased_until = clock_timestamp() + make_interval(secs => {BackOff.After(timer.Attempt).TotalSeconds}) WHERE case_id = {timer.CaseId} AND key = {timer.Key}",
            cancel);
        if (timer.Attempt == EffectQueue.MaximumAttempts)
        {
            await desk.HandleAsync(timer.CaseId, new IncidentReported($"failed/timer/{timer.Key}", $"timer: {failure.GetType().Name}", null, null), cancel);
        }
    }
}
