using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Storage;

namespace RightsRequests.Intake;

/// <summary>Requests that come in at the same moment; of one person, or under one idempotency key, one at a time.</summary>
internal sealed class FilingsTogether(IServiceScopeFactory scopes) : Together<OpenedRequest, long, FilingOutcome>(scopes)
{
    protected override IEnumerable<long> Touched(OpenedRequest one) => FilingGround.Locks(one.Of);

    protected override Task<IReadOnlyList<FilingOutcome?>> DoAsync(IServiceProvider scope, IReadOnlyList<OpenedRequest> group) =>
        scope.GetRequiredService<FilingGroup>().FileAsync(group, wait: false, CancellationToken.None);
}
