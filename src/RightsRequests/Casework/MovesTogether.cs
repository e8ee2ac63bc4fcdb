using Microsoft.Extensions.DependencyInjection;

namespace RightsRequests.Casework;

/// <summary>Has cases that something happens to at the same moment moved in one transaction, as a database commits what comes together: whoever comes first leads, and takes along those that wait. A lone one waits for nobody.</summary>
internal sealed class MovesTogether(IServiceScopeFactory scopes) : IDisposable
{
    private const int Most = 32;

    /// <summary>Groups at a time: while one is written the next is decided on.</summary>
    public static int Leaders { get; } = Math.Max(2, Environment.ProcessorCount);

    private readonly SemaphoreSlim leaders = new(Leaders);
    private readonly List<Waiting> waiting = [];

    /// <summary>What came of it; null where another transaction holds the case, or the group failed: the caller then moves it by itself, and waits or fails for itself alone.</summary>
    public async Task<CaseMove?> MoveAsync(CaseHappening one, CancellationToken cancel)
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
            // Another one moves it already.
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

    private bool Withdraw(Waiting one)
    {
        lock (waiting)
        {
            return waiting.Remove(one);
        }
    }

    // Each case once: what else waits for it is decided on what comes out. Nothing where somebody took the leader's own along.
    private List<Waiting> TakeGroup(Waiting leader)
    {
        lock (waiting)
        {
            if (!waiting.Contains(leader))
            {
                return [];
            }

            var cases = new HashSet<Guid>();
            var group = waiting.Where(one => cases.Count < Most && cases.Add(one.Happening.CaseId)).ToList();
            waiting.RemoveAll(group.Contains);
            return group;
        }
    }

    private async Task LeadAsync(List<Waiting> group)
    {
        IReadOnlyList<CaseMove?> moves;
        try
        {
            // Not the leader's token: the others' cases go on where the leader gives up.
            await using var scope = scopes.CreateAsyncScope();
            moves = await scope.ServiceProvider.GetRequiredService<CaseGroup>().MoveAsync([.. group.Select(one => one.Happening)], wait: false, CancellationToken.None);
        }
        catch (Exception fault) when (group.Count == 1)
        {
            group[0].Outcome.SetException(fault);
            return;
        }
        catch (Exception)
        {
            // One of them is at fault, or the database is: each finds out by itself.
            moves = new CaseMove?[group.Count];
        }

        foreach (var (one, move) in group.Zip(moves))
        {
            one.Outcome.SetResult(move);
        }
    }

    private sealed class Waiting(CaseHappening happening)
    {
        public CaseHappening Happening => happening;

        public TaskCompletionSource<CaseMove?> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
