using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RightsRequests.Casework;
using RightsRequests.Storage;

namespace RightsRequests.Intake;

/// <summary>Ends drafts whose time is over, again and again.</summary>
internal sealed class DraftWorker(IServiceScopeFactory scopes, ClockWatch clocks, ILogger<DraftWorker> log) : RegularWorker(scopes, log, TimeSpan.FromMinutes(5), "Drafts were not swept and are swept again")
{
    protected override async Task DoAsync(IServiceProvider scope, CancellationToken cancel)
    {
        // What somebody has written so far is not ended by a clock that is ahead; TimerWorker says that it is.
        if (!await clocks.IsAheadAsync(cancel))
        {
            await scope.GetRequiredService<DraftSweep>().RunAsync(cancel);
        }
    }
}
