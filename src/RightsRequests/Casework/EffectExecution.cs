using System.Globalization;
using Microsoft.Extensions.Logging;
using RightsRequests.Figures;
using RightsRequests.Holders;
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
    /// <summary>Carries out at the same moment those that go together.</summary>
    /// <param name="left">What is not begun yet: those begun here are taken from it.</param>
    /// <param name="done">Takes those that were carried out and are still to be marked as done.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task RunTogetherAsync(List<ClaimedEffect> left, List<ClaimedEffect> done, CancellationToken cancel)
    {
        if (executors.OfType<IJointExecutor>().SingleOrDefault() is not { } executor)
        {
            return;
        }

        var joint = left.FindAll(one => one.Kind == EffectQueue.JointKind && one.WrappedKey is not null);
        IReadOnlyList<Func<CancellationToken, Task>?> ready;
        try
        {
            ready = await executor.ReadyAsync([.. joint.Select(one => new EffectContext(one.CaseId, Open(one).Effect))], cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // One of them is at fault, or the database is: each finds out by itself.
            log.LogWarning("Effects could not be carried out together; they are one by one: {Failure}", FailureText.Of(failure));
            return;
        }

        List<(ClaimedEffect Claimed, Task<Exception?> Failure)> begun = [.. joint.Zip(ready).Where(one => one.Second is not null).Select(one => (one.First, TryAsync(one.First, one.Second!, cancel)))];
        left.RemoveAll(begun.ConvertAll(one => one.Claimed).Contains);
        await Task.WhenAll(begun.Select(one => one.Failure));
        done.AddRange(begun.Where(one => one.Failure.Result is null).Select(one => one.Claimed));
        cancel.ThrowIfCancellationRequested();
        foreach (var (claimed, failure) in begun)
        {
            switch (await failure)
            {
                case EffectWaitsException waits:
                    await WaitsAsync(claimed, waits, cancel);
                    break;
                case { } why:
                    await FailedAsync(claimed, why, cancel);
                    break;
            }
        }
    }

    /// <summary>True where it was carried out and is still to be marked as done.</summary>
    public async Task<bool> RunAsync(ClaimedEffect claimed, CancellationToken cancel)
    {
        inHand.Take(claimed);
        using var span = OfficeTrace.Effect(claimed.Kind, claimed.CaseId, claimed.Attempt, claimed.Trace);
        try
        {
            var (key, effect) = Open(claimed);
            vault.Hold(claimed.CaseId, key);
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

    private (DataKey Key, Effect Effect) Open(ClaimedEffect claimed)
    {
        var key = cipher.Unwrap(claimed.WrappedKey ?? throw new KeyDestroyedException());
        return (key, cipher.OpenJson<Effect>(key, claimed.Payload, Purpose.Effect));
    }

    // Its failure; null where it was carried out.
    private static async Task<Exception?> TryAsync(ClaimedEffect claimed, Func<CancellationToken, Task> what, CancellationToken cancel)
    {
        using var span = OfficeTrace.Effect(claimed.Kind, claimed.CaseId, claimed.Attempt, claimed.Trace);
        try
        {
            await what(cancel);
            OfficeMeter.EffectDone(claimed.Kind);
            return null;
        }
        catch (Exception failure)
        {
            span.Failed(failure);
            return failure;
        }
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
            var (reason, holder) = Told(claimed, failure);
            await desk.HandleAsync(claimed.CaseId, new IncidentReported(key, reason, holder, claimed.Key), cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    // A program's fault is named by its type, which tells whoever can mend it more than words would.
    private (string Reason, string? Holder) Told(ClaimedEffect claimed, Exception failure) => (claimed.Kind, HolderFailure.Of(failure)) switch
    {
        (EffectQueue.JointKind, { } why) => ($"{HolderFailure.NotAsked}{why.Fr}. / The query could not be asked: {why.En}.", ((AskHolder)Open(claimed).Effect).Holder),
        ("tell-controller", { } why) => ($"Le responsable n’a pu être prévenu : {why.Fr}. / The controller could not be told: {why.En}.", null),
        _ => ($"{claimed.Kind}: {failure.GetType().Name}", null),
    };

    private async Task WaitsAsync(ClaimedEffect claimed, EffectWaitsException waits, CancellationToken cancel)
    {
        OfficeMeter.EffectFailed(claimed.Kind);
        log.LogWarning(
            "Effect {Effect} ({Kind}) of case {Case} waits, attempt {Attempt}: {Failure}",
            claimed.Id, claimed.Kind, claimed.CaseId, claimed.Attempt, FailureText.Of(waits.InnerException!));
        await LeaveTransactionAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var pause = BackOff.After(claimed.Attempt);
        await queue.WaitAsync(claimed, waits.AtLeast is { } least && least > pause ? least : pause, cancel);
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
