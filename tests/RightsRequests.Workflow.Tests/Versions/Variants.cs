using NodaTime;

namespace RightsRequests.Workflow.Tests.Versions;

/// <summary>Other versions of a procedure.</summary>
internal static class Variants
{
    public static Procedure With(this Procedure one, string path, Func<List<Step>, IReadOnlyList<Step>> change) => one with
    {
        Version = one.Version + 1,
        Hash = $"{one.Hash}+",
        Paths = one.Paths.ToDictionary(entry => entry.Key, entry => entry.Key == path ? change([.. entry.Value]) : entry.Value),
    };

    public static Procedure Mainly(this Procedure one, Func<List<Step>, IReadOnlyList<Step>> change) => one.With(Procedure.MainPath, change);

    /// <summary>A version changed at a place by chance, or null where the proof refuses it: such a one is never in force.</summary>
    public static Procedure? ByChance(Procedure one, int chance)
    {
        var paths = one.Paths.Keys.Order(StringComparer.Ordinal).ToList();
        var changed = one.With(chance % 3 == 0 ? paths[chance / 3 % paths.Count] : Procedure.MainPath, steps =>
        {
            var at = chance / 7 % steps.Count;
            switch (chance / 11 % 6)
            {
                case 0: steps.Insert(at, new ReviewStep(0, Role.Agent, Period.FromDays(2), HumanReview: false)); break;
                case 1: steps.RemoveAt(at); break;
                case 2: steps.Insert(at, steps[chance / 5 % steps.Count]); break;
                case 3: (steps[at], steps[(at + 1) % steps.Count]) = (steps[(at + 1) % steps.Count], steps[at]); break;
                case 4: steps.Insert(at, new NotifyRecipientsStep(0, "19")); break;
                default: steps.RemoveAll(step => step is ReviewStep or AwaitRelatedStep); break;
            }

            return steps;
        });
        return ProcedureProof.Prove(changed).Count == 0 ? changed : null;
    }
}
