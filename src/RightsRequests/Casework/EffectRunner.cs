using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace RightsRequests.Casework;

/// <summary>Claims effects and has them carried out.</summary>
internal sealed class EffectRunner(EffectQueue queue, IServiceScopeFactory scopes)
{
    // Of the minute of a lease: what is not begun by then is given back, and no other worker takes up what this one still does.
    private static readonly TimeSpan LastBegin = TimeSpan.FromSeconds(10);

    /// <summary>True when there was something to do.</summary>
    public Task<bool> RunOneAsync(CancellationToken cancel) => RunSomeAsync(1, cancel);

    /// <summary>Claims so many at most, in one transaction, and marks together those that no event of their case has ended.</summary>
    /// <returns>True when there was something to do.</returns>
    public async Task<bool> RunSomeAsync(int most, CancellationToken cancel)
    {
        var claimed = await queue.ClaimAsync(most, cancel);
        var since = Stopwatch.StartNew();
        List<ClaimedEffect> done = [];
        var begun = 0;
        try
        {
            while (Begins())
            {
                var first = claimed[begun];
                await using var scope = scopes.CreateAsyncScope();
                var execution = scope.ServiceProvider.GetRequiredService<EffectExecution>();
                // Those of the same kind and case that follow each other share what is read for them, while all goes well.
                do
                {
                    var effect = claimed[begun++];
                    if (!await execution.RunAsync(effect, cancel))
                    {
                        break;
                    }

                    done.Add(effect);
                }
                while (Begins() && claimed[begun].CaseId == first.CaseId && claimed[begun].Kind == first.Kind);
            }
        }
        finally
        {
            // On the way out too: a worker that is told to stop leaves nothing leased that it has not begun.
            await queue.DoneAsync(done, CancellationToken.None);
            await queue.GiveBackAsync([.. claimed.Skip(begun)], CancellationToken.None);
        }

        return claimed.Count > 0;

        bool Begins() => begun < claimed.Count && (begun == 0 || since.Elapsed < LastBegin);
    }
}
