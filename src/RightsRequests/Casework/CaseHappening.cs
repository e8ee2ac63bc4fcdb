using System.Diagnostics;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>An event that a case is to be moved by.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Happened">The event.</param>
/// <param name="SeenVersions">The versions it may be moved from; null: any.</param>
/// <param name="Ends">The effect that the event is the end of; null: none.</param>
internal sealed record CaseHappening(Guid CaseId, CaseEvent Happened, IReadOnlyCollection<long>? SeenVersions, ClaimedEffect? Ends)
{
    /// <summary>The span at work where it came from: the case is moved in that trace, whoever moves it.</summary>
    public Activity? Cause { get; } = Activity.Current;

    /// <summary>The case, where the caller's transaction has locked it for this event and changed nothing of it since; null: it is locked when it is moved.</summary>
    public LockedCase? Locked { get; init; }
}
