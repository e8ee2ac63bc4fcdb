using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>What reading a pack gave.</summary>
/// <param name="Policy">Null when any fault is more than a warning.</param>
public sealed record PackReading(Policy? Policy, IReadOnlyList<PackFault> Faults)
{
    /// <summary>True when there is no fault but warnings.</summary>
    public bool Usable => Policy is not null;
}
