using RightsRequests.Correspondence;
using RightsRequests.Letters;
using RightsRequests.PolicyPack;

namespace RightsRequests.Versions;

/// <summary>The door to the check of the policy pack, as its files lie now.</summary>
public sealed class PackDesk(OfficeOptions options)
{
    /// <summary>Every fault and warning, with file and line; the letters' wording is read, not typeset.</summary>
    public IReadOnlyList<PackFault> Check() =>
    [
        .. PolicyPackReader.Read(options.WorkflowsDirectory).Faults,
        .. MailCheck.Run(options.WorkflowsDirectory),
        .. WordingCheck.Run(Path.Combine(options.WorkflowsDirectory, "letters")).Select(fault => new PackFault($"letters/{fault.File}", fault.Line ?? 0, fault.Message)),
    ];
}
