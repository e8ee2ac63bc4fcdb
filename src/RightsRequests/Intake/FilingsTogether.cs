using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Storage;

namespace RightsRequests.Intake;

/// <summary>Requests that come in at the same moment; of one person, or under one idempotency key, one at a time.</summary>
internal sealed class FilingsTogether(IServiceScopeFactory scopes) : Together<Filing, long, FilingOutcome>(scopes)
{
    protected override IEnumerable<long> Touched(Filing one) => FilingGround.Locks(one);

    protected override Task<IReadOnlyList<FilingOutcome?>> DoAsync(IServiceProvider scope, IReadOnlyList<Filing> group) =>
        scope.GetRequiredService<FilingGroup>().FileAsync(group, wait: false, CancellationToken.None);
}
