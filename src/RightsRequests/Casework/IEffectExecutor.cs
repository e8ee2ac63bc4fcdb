using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Carries out effects of some kind. May be called twice for the same effect; throws to be tried again.</summary>
public interface IEffectExecutor
{
    bool Handles(Effect effect);

    Task ExecuteAsync(EffectContext context, CancellationToken cancel);
}

/// <summary>An effect and its case.</summary>
public sealed record EffectContext(Guid CaseId, Effect Effect);
