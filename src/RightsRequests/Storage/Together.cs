using Microsoft.Extensions.DependencyInjection;

namespace RightsRequests.Storage;

/// <summary>Has what comes at the same moment done in one transaction, as a database commits what comes together: whoever comes first leads, and takes along those that wait. A lone one waits for nobody.</summary>
/// <typeparam name="T">What is to be done.</typeparam>
/// <typeparam name="TKey">What it touches: two that touch the same are not done together.</typeparam>
/// <typeparam name="TOutcome">What comes of it.</typeparam>
internal abstract class Together<T, TKey, TOutcome>(IServiceScopeFactory scopes) : IDisposable
    where TOutcome : class
{
    private const int Most = 32;
    private readonly SemaphoreSlim leaders = new(TogetherLimits.Leaders);
    private readonly List<Waiting> waiting = [];

    /// <summary>What came of it; null where it cannot be done with others, or the group failed: the caller then does it by itself, and waits or fails for itself alone.</summary>
    public async Task<TOutcome?> DoAsync(T one, CancellationToken cancel)
    {
        var mine = new Waiting(one);
        lock (waiting)
        {
            waiting.Add(mine);
        }

        try
        {
            await leaders.WaitAsync(cancel);
        }
        catch (OperationCanceledException) when (Withdraw(mine))
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            // Another one does it already.
            return await mine.Outcome.Task;
        }

        try
        {
            while (TakeGroup(mine) is { Count: > 0 } group)
            {
                await LeadAsync(group);
            }
        }
        finally
        {
            leaders.Release();
        }

        return await mine.Outcome.Task;
    }

    public void Dispose() => leaders.Dispose();

    protected abstract IEnumerable<TKey> Touched(T one);

    /// <summary>All of the group in one transaction. Null for one that is left to its caller.</summary>
    protected abstract Task<IReadOnlyList<TOutcome?>> DoAsync(IServiceProvider scope, IReadOnlyList<T> group);

    private bool Withdraw(Waiting one)
    {
        lock (waiting)
        {
            return waiting.Remove(one);
        }
    }

    // What touches the same waits for what comes out. Nothing where somebody took the leader's own along.
    private List<Waiting> TakeGroup(Waiting leader)
    {
        lock (waiting)
        {
            if (!waiting.Contains(leader))
            {
                return [];
            }

            var touched = new HashSet<TKey>();
            List<Waiting> group = [];
            foreach (var one in waiting)
            {
                List<TKey> keys = [.. Touched(one.What)];
                if (group.Count < Most && !touched.Overlaps(keys))
                {
                    touched.UnionWith(keys);
                    group.Add(one);
                }
            }

            waiting.RemoveAll(group.Contains);
            return group;
        }
    }

    private async Task LeadAsync(List<Waiting> group)
    {
        IReadOnlyList<TOutcome?> outcomes;
        try
        {
            // Not the leader's token: the others' go on where the leader gives up.
            await using var scope = scopes.CreateAsyncScope();
            outcomes = await DoAsync(scope.ServiceProvider, [.. group.Select(one => one.What)]);
        }
        catch (Exception fault) when (group.Count == 1)
        {
            group[0].Outcome.SetException(fault);
            return;
        }
        catch (Exception)
        {
            // One of them is at fault, or the database is: each finds out by itself.
            outcomes = new TOutcome?[group.Count];
        }

        foreach (var (one, outcome) in group.Zip(outcomes))
        {
            one.Outcome.SetResult(outcome);
        }
    }

    private sealed class Waiting(T what)
    {
        public T What => what;

        public TaskCompletionSource<TOutcome?> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

internal static class TogetherLimits
{
    /// <summary>Groups at a time. Few, since the larger a group the less each in it costs; the database needs processors too.</summary>
    public static int Leaders { get; } = Math.Max(1, Environment.ProcessorCount / 2);
}
