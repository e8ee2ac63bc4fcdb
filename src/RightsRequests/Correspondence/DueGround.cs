using NodaTime;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.Correspondence;

/// <summary>The provision that sets a case's time limit, as letters cite it.</summary>
internal static class DueGround
{
    /// <summary>A health record has a time limit of its own (CSP L1111-7), as has the erasure of a minor's data (loi 78-17 Art. 51 II); else Art. 12(3).</summary>
    public static string Of(CaseState state, LocalDate today)
    {
        var sources = CaseMachine.Deadline(state, today).Sources;
        return sources.Contains(RuleBook.HealthRecord) ? "CSP L1111-7"
            : sources.Contains(RuleBook.MinorErasure) ? "loi 78-17 51 II"
            : "12(3)";
    }
}
