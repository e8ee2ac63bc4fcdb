using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RightsRequests.Casework;

namespace RightsRequests.Holders;

/// <summary>Sends the mails about paused holders, again and again until they leave.</summary>
internal sealed class PauseMailWorker(IServiceScopeFactory scopes, ILogger<PauseMailWorker> log) : RegularWorker(scopes, log, TimeSpan.FromMinutes(1), "A mail about a paused holder was not sent and is tried again")
{
    protected override Task DoAsync(IServiceProvider scope, CancellationToken cancel) => scope.GetRequiredService<PauseMail>().SendAsync(cancel);
}
