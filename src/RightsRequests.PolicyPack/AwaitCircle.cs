using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Procedures that would wait for each other until both give up.</summary>
internal static class AwaitCircle
{
    public static void Check(IReadOnlyDictionary<Right, Procedure> procedures, List<PackFault> faults)
    {
        foreach (var (right, procedure) in procedures)
        {
            foreach (var step in Waits(procedure))
            {
                foreach (var other in step.Rights.Where(other => other == right || Reaches(procedures, other, right, [])))
                {
                    faults.Add(new PackFault($"{right.Word()}.yaml", step.Line, $"Requests of the same person would wait for each other: '{right.Word()}' waits for '{other.Word()}'{(other == right ? "" : $", and that for '{right.Word()}'")}."));
                }
            }
        }
    }

    private static bool Reaches(IReadOnlyDictionary<Right, Procedure> procedures, Right from, Right to, HashSet<Right> seen) =>
        seen.Add(from) && procedures.TryGetValue(from, out var procedure)
        && Waits(procedure).SelectMany(step => step.Rights).Any(next => next == to || Reaches(procedures, next, to, seen));

    private static IEnumerable<AwaitRelatedStep> Waits(Procedure procedure) => procedure.Paths.Values.SelectMany(steps => steps).OfType<AwaitRelatedStep>();
}
