using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>How far a request is that a controller sent to its processor.</summary>
public enum InstructionStatus
{
    Pending,
    InProgress,
    Completed,
    Cancelled,
}

/// <summary>Tells it from a case.</summary>
public static class InstructionProgress
{
    /// <summary>Pending until somebody acted; completed only where the final letter left and something was granted: what was refused, or withdrawn, was not carried out and is cancelled.</summary>
    public static InstructionStatus Of(CaseState state) => state.Status switch
    {
        CaseStatus.Withdrawn => InstructionStatus.Cancelled,
        CaseStatus.Closed => state.RefusalGround is null && state.Assessment.Any(one => one.Effective is Outcome.Granted or Outcome.GrantedInPart)
            ? InstructionStatus.Completed
            : InstructionStatus.Cancelled,
        _ => state.Queries.Count > 0 || state.PreparedBy is not null ? InstructionStatus.InProgress : InstructionStatus.Pending,
    };
}
