using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace RightsRequests.Casework;

/// <summary>Puts off the last day of suspended cases as soon as it is another day, in whichever zone.</summary>
internal sealed class SuspendedLimitWorker(IServiceScopeFactory scopes, ILogger<SuspendedLimitWorker> log, IClock clock)
    : RegularWorker(scopes, log, TimeSpan.FromSeconds(5), "The last days of suspended cases were not put off and are put off again")
{
    private long? done;

    protected override async Task DoAsync(IServiceProvider scope, CancellationToken cancel)
    {
        // Days begin on a full hour in each of the zones.
        var hour = clock.GetCurrentInstant().ToUnixTimeSeconds() / NodaConstants.SecondsPerHour;
        if (hour != done)
        {
            await scope.GetRequiredService<SuspendedLimits>().PutOffAsync(cancel);
            done = hour;
        }
    }
}
