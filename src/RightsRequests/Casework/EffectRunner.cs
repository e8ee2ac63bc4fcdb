using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace RightsRequests.Casework;

/// <summary>Claims effects and has them carried out.</summary>
internal sealed class EffectRunner(EffectQueue queue, IServiceScopeFactory scopes)
{
    // Of the minute of a lease: what is not begun by then is given back, and no other worker takes up what this one still does.
    private static readonly TimeSpan LastBegin = TimeSpan.FromSeconds(10);

    /// <summary>True when there was something to do.</summary>
    public Task<bool> RunOneAsync(CancellationToken cancel) => RunSomeAsync(1, 1, cancel);

    /// <summary>Claims some in one transaction, so many at most as <see cref="EffectQueue.ClaimAsync"/> says, and marks together those that no event of their case has ended.</summary>
    /// <returns>True when there was something to do.</returns>
    public async Task<bool> RunSomeAsync(int most, int together, CancellationToken cancel)
    {
        var claimed = await queue.ClaimAsync(most, together, cancel);
        var since = Stopwatch.StartNew();
        List<ClaimedEffect> left = [.. claimed];
        List<ClaimedEffect> done = [];
        try
        {
            if (left.Count(one => one.Kind == EffectQueue.JointKind) > 1)
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<EffectExecution>().RunTogetherAsync(left, done, cancel);
            }

            while (left is [var next, ..] && (left.Count == claimed.Count || since.Elapsed < LastBegin))
            {
                left.RemoveAt(0);
                await using var scope = scopes.CreateAsyncScope();
                if (await scope.ServiceProvider.GetRequiredService<EffectExecution>().RunAsync(next, cancel))
                {
                    done.Add(next);
                }
            }
        }
        finally
        {
            // On the way out too: a worker that is told to stop leaves nothing leased that it has not begun.
            await queue.DoneAsync(done, CancellationToken.None);
            await queue.GiveBackAsync(left, CancellationToken.None);
        }

        return claimed.Count > 0;
    }
}
