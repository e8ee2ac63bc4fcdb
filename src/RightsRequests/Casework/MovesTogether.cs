using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Storage;

namespace RightsRequests.Casework;

/// <summary>Cases that something happens to at the same moment; each once in a group, what else waits for it is decided on what comes out.</summary>
internal sealed class MovesTogether(IServiceScopeFactory scopes) : Together<CaseHappening, Guid, CaseMove>(scopes)
{
    protected override IEnumerable<Guid> Touched(CaseHappening one) => [one.CaseId];

    protected override Task<IReadOnlyList<CaseMove?>> DoAsync(IServiceProvider scope, IReadOnlyList<CaseHappening> group) =>
        scope.GetRequiredService<CaseGroup>().MoveAsync(group, wait: false, CancellationToken.None);
}
