using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Reads the text of a procedure that a case began with, kept by its hash.</summary>
public static class PinnedProcedure
{
    /// <summary>Never throws on what is in the text; the procedure is null where it has faults.</summary>
    public static (Procedure? Procedure, IReadOnlyList<PackFault> Faults) Read(Right right, string text)
    {
        var faults = new List<PackFault>();
        var procedure = ProcedureFile.Read(new PackFile($"{right.Word()}.yaml", text, faults), right);
        return (faults.All(fault => fault.Warning) ? procedure : null, faults);
    }
}
