using NodaTime;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>The provision that sets a case's time limit, as letters cite it.</summary>
internal static class DueGround
{
    /// <summary>A health record has a time limit of its own (CSP L1111-7), as has the erasure of a minor's data (loi 78-17 Art. 51 II); else Art. 12(3).</summary>
    public static string Of(CaseState state, LocalDate today)
    {
        var sources = CaseMachine.Deadline(state, today).Sources;
        return sources.Contains("Code de la santé publique L1111-7") ? "CSP L1111-7"
            : sources.Contains("Loi n° 78-17 Art. 51 II") ? "loi 78-17 51 II"
            : "12(3)";
    }
}
