using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using RightsRequests.Figures;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Fires one leased timer, in a scope of its own.</summary>
internal sealed class TimerFiring(OfficeDb db, CaseDesk desk, ILogger<TimerFiring> log)
{
    public async Task FireAsync(DueTimer timer, Instant now, CancellationToken cancel)
    {
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
