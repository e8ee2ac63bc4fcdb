using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RightsRequests.Casework;

namespace RightsRequests.Intake;

/// <summary>Ends drafts whose time is over, again and again.</summary>
internal sealed class DraftWorker(IServiceScopeFactory scopes, ILogger<DraftWorker> log) : RegularWorker(scopes, log, TimeSpan.FromMinutes(5), "Drafts were not swept and are swept again")
{
    protected override Task DoAsync(IServiceProvider scope, CancellationToken cancel) => scope.GetRequiredService<DraftSweep>().RunAsync(cancel);
}
