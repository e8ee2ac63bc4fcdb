using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>Carries out effects of some kind. May be called twice for the same effect; throws to be tried again.</summary>
public interface IEffectExecutor
{
    bool Handles(Effect effect);

    Task ExecuteAsync(EffectContext context, CancellationToken cancel);
}

/// <summary>Carries out effects of any cases at the same time, as far as all that it needs of the database can be read at once.</summary>
internal interface IJointExecutor : IEffectExecutor
{
    /// <summary>Reads for all of them.</summary>
    /// <returns>For each in its place, what carries it out beside the others without the database; null where it goes by itself.</returns>
    Task<IReadOnlyList<Func<CancellationToken, Task>?>> ReadyAsync(IReadOnlyList<EffectContext> all, CancellationToken cancel);
}

/// <summary>An effect and its case.</summary>
public sealed record EffectContext(Guid CaseId, Effect Effect);
