using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>What stands behind a case: how its last day came about, its procedure and where it is in it, whom it waits for. No personal content.</summary>
/// <param name="Deadline">Step by step; the last one is the last day to answer.</param>
/// <param name="Path">Of the procedure.</param>
/// <param name="StepIndex">From 0; steps before it were passed.</param>
public sealed record CaseBackground(IReadOnlyList<DeadlineStep> Deadline, Procedure Procedure, string Path, int StepIndex, bool Open, WaitingFor Waiting);
