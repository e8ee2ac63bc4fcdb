using NodaTime;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>What is written of a case at once.</summary>
/// <param name="Procedure">The one it goes by from now on.</param>
/// <param name="Before">The state that was decided on; null for a new case.</param>
/// <param name="Applied">The decision.</param>
/// <param name="Now">When.</param>
internal sealed record Written(Procedure Procedure, CaseState? Before, Applied Applied, Instant Now)
{
    /// <summary>The effect that the event is the end of; null: none.</summary>
    public ClaimedEffect? Done { get; init; }

    /// <summary>True where the transaction ends with it.</summary>
    public bool Commit { get; init; }
}
