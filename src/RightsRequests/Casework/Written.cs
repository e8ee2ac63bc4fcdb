using NodaTime;
using RightsRequests.Figures;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>What is written of a case at once.</summary>
/// <param name="Row">As it was read; changed to what is written.</param>
/// <param name="Key">Of its request.</param>
/// <param name="Procedure">The one it goes by from now on.</param>
/// <param name="Before">The state that was decided on; null for a new case.</param>
/// <param name="Applied">The decision.</param>
/// <param name="Now">When.</param>
internal sealed record Written(CaseRow Row, DataKey Key, Procedure Procedure, CaseState? Before, Applied Applied, Instant Now)
{
    /// <summary>The effect that the event is the end of; null: none.</summary>
    public ClaimedEffect? Done { get; init; }

    /// <summary>Its timers as they are stored.</summary>
    public IReadOnlyList<CaseTimer> Timers { get; init; } = [];

    /// <summary>The trace that the case is moved in, for its effects.</summary>
    public string? Trace { get; } = OfficeTrace.Current;
}
