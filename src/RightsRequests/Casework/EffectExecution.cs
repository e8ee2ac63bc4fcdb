using System.Globalization;
using Microsoft.Extensions.Logging;
using RightsRequests.Figures;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Carries one claimed effect out, in a scope of its own.</summary>
internal sealed class EffectExecution(
    OfficeDb db,
    EffectQueue queue,
    EffectInHand inHand,
    CaseVault vault,
    ContentCipher cipher,
    CaseDesk desk,
    IEnumerable<IEffectExecutor> executors,
    ILogger<EffectExecution> log)
{
    /// <summary>True where it was carried out and is still to be marked as done.</summary>
    public async Task<bool> RunAsync(ClaimedEffect claimed, CancellationToken cancel)
    {
        inHand.Take(claimed);
        using var span = OfficeTrace.Effect(claimed.Kind, claimed.CaseId, claimed.Attempt, claimed.Trace);
        try
        {
            var key = cipher.Unwrap(claimed.WrappedKey ?? throw new KeyDestroyedException());
            vault.Hold(claimed.CaseId, key);
            var effect = cipher.OpenJson<Effect>(key, claimed.Payload, Purpose.Effect);
            var executor = executors.FirstOrDefault(one => one.Handles(effect))
                ?? throw new InvalidOperationException($"Nobody carries out {claimed.Kind}.");
            await executor.ExecuteAsync(new(claimed.CaseId, effect), cancel);
            OfficeMeter.EffectDone(claimed.Kind);
            return !inHand.IsDone;
        }
        catch (EffectWaitsException waits)
        {
            inHand.Drop();
            span.Failed(waits.InnerException!);
            await WaitsAsync(claimed, waits, cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            inHand.Drop();
            span.Failed(failure);
            await FailedAsync(claimed, failure, cancel);
        }

        return false;
    }

    private async Task FailedAsync(ClaimedEffect claimed, Exception failure, CancellationToken cancel)
    {
        OfficeMeter.EffectFailed(claimed.Kind);
        // The message of an exception may quote what it failed on; its type and place do not.
        log.LogWarning(
            "Effect {Effect} ({Kind}) of case {Case} failed, attempt {Attempt}: {Failure}",
            claimed.Id, claimed.Kind, claimed.CaseId, claimed.Attempt, FailureText.Of(failure));
        await LeaveTransactionAsync(cancel);
        if (claimed.Attempt < EffectQueue.MaximumAttempts)
        {
            await queue.PutOffAsync(claimed, BackOff.After(claimed.Attempt), cancel);
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await queue.FailAsync(claimed, cancel))
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"failed/{claimed.Key}/{claimed.LeasedUntil.ToUnixTimeTicks()}");
            await desk.HandleAsync(claimed.CaseId, new IncidentReported(key, $"{claimed.Kind}: {failure.GetType().Name}", null, claimed.Key), cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private async Task WaitsAsync(ClaimedEffect claimed, EffectWaitsException waits, CancellationToken cancel)
    {
        OfficeMeter.EffectFailed(claimed.Kind);
        log.LogWarning(
            "Effect {Effect} ({Kind}) of case {Case} waits, attempt {Attempt}: {Failure}",
            claimed.Id, claimed.Kind, claimed.CaseId, claimed.Attempt, FailureText.Of(waits.InnerException!));
        await LeaveTransactionAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await queue.WaitAsync(claimed, BackOff.After(claimed.Attempt), cancel);
        if (waits.News is { } news)
        {
            await desk.HandleAsync(claimed.CaseId, news, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private async Task LeaveTransactionAsync(CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (db.Database.CurrentTransaction is { } left)
        {
            await left.RollbackAsync(cancel);
        }
    }
}
