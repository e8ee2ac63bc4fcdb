using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>A way from a step to the beginning of another path: what the file writes, and what the machine does of itself.</summary>
/// <param name="From">The path of the step.</param>
/// <param name="Index">The step in it, from 0.</param>
/// <param name="To">The path that it leads to.</param>
/// <param name="Why">What leads there.</param>
internal sealed record ProcedureWay(string From, int Index, string To, BilingualText Why)
{
    /// <summary>All ways of a procedure to paths that it has, in the order of its steps.</summary>
    public static IEnumerable<ProcedureWay> Of(Procedure procedure) =>
        from path in procedure.Paths
        from step in path.Value.Select((step, index) => (Step: step, Index: index))
        let way = After(procedure, path.Key, step.Step)
        where way is { } taken && procedure.Paths.ContainsKey(taken.To)
        select new ProcedureWay(path.Key, step.Index, way.Value.To, way.Value.Why);

    private static (string To, BilingualText Why)? After(Procedure procedure, string path, Step step) => step switch
    {
        VerifyIdentityStep verify => (verify.NotEstablished, new("identité non établie", "identity not established")),
        AssessStep { AllRefused: { } refuse } => (refuse, new("tout est refusé", "everything is refused")),
        AskHoldersStep { AtOnce: true, Only: ActivityFilter.Marketing } => (Procedure.MarketingOnlyPath, new("prospection seule", "direct marketing only")),
        AskHoldersStep { AtOnce: true } when procedure.Right == Right.ConsentWithdrawal => (Procedure.RefusePath, new("rien ne repose sur le consentement", "nothing rests on consent")),
        CloseStep when procedure.Right == Right.Restriction && path == Procedure.MainPath => (Procedure.LiftPath, new("levée décidée (lift-restriction)", "lifting decided (lift-restriction)")),
        _ => null,
    };
}
