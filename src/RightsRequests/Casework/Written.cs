using NodaTime;
using RightsRequests.Figures;
using RightsRequests.Storage;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>What is written of a case at once, as <see cref="CaseWriter.Ready"/> made it ready.</summary>
/// <param name="Row">As it is written.</param>
/// <param name="Before">The state that was decided on; null for a new case.</param>
/// <param name="Applied">The decision.</param>
/// <param name="Now">When.</param>
internal sealed record Written(CaseRow Row, CaseState? Before, Applied Applied, Instant Now)
{
    /// <summary>What figures are reckoned from of the case as it was; null for a new one.</summary>
    public required FigureLine? LineBefore { get; init; }

    /// <summary>The trail, continued.</summary>
    public required IReadOnlyList<AuditEntryRow> Entries { get; init; }

    /// <summary>The effects caused, each with its payload under the case's key.</summary>
    public required IReadOnlyList<(Effect Effect, byte[] Payload)> Effects { get; init; }

    /// <summary>The effects that its events are the end of.</summary>
    public IReadOnlyList<ClaimedEffect> Done { get; init; } = [];

    /// <summary>Its timers as they are stored.</summary>
    public IReadOnlyList<CaseTimer> Timers { get; init; } = [];
}
