using RightsRequests.Law;

namespace RightsRequests.Workflow;

/// <summary>Walks every state that a procedure can reach, breadth first, and proves what must hold in each (see the design). Pure.</summary>
public static class ProcedureProof
{
    /// <summary>All faults, each once, in the order of their shortest ways; empty when the procedure is proven.</summary>
    public static IReadOnlyList<ProcedureFault> Prove(Procedure procedure)
    {
        var faults = new Dictionary<(int Line, string Message), ProcedureFault>();
        void Report(int line, string message, IReadOnlyList<string> way) =>
            faults.TryAdd((line, message), new ProcedureFault(line, message, way));

        if (!procedure.Paths.ContainsKey(Procedure.MainPath))
        {
            Report(0, $"There is no '{Procedure.MainPath}'.", []);
            return [.. faults.Values];
        }

        var seen = new HashSet<WalkState>();
        var visited = new HashSet<(string Path, int Index)>();
        var queue = new Queue<(WalkState State, IReadOnlyList<string> Way)>();
        foreach (var start in Starts(procedure))
        {
            queue.Enqueue((start, start.Path == Procedure.MainPath ? [] : [$"({start.Path})"]));
        }

        while (queue.TryDequeue(out var next))
        {
            var (state, way) = next;
            if (!seen.Add(state))
            {
                continue;
            }

            if (!procedure.Paths.TryGetValue(state.Path, out var steps))
            {
                Report(LineThatTakes(procedure, state.Path), $"The path '{state.Path}' is taken but not written.", way);
                continue;
            }

            if (state.Index >= steps.Count)
            {
                Report(steps.Count > 0 ? steps[^1].Line : 0, $"The path '{state.Path}' ends without 'close': a dead end.", way);
                continue;
            }

            var step = steps[state.Index];
            visited.Add((state.Path, state.Index));
            IReadOnlyList<string> here = [.. way, step.Word];
            foreach (var message in StateRules.Broken(procedure, state, step))
            {
                Report(step.Line, message, here);
            }

            foreach (var after in Walk.After(procedure, state, step))
            {
                queue.Enqueue((after, here));
            }
        }

        foreach (var (path, steps) in procedure.Paths)
        {
            for (var index = 0; index < steps.Count; index++)
            {
                if (!visited.Contains((path, index)))
                {
                    Report(steps[index].Line, $"The step '{steps[index].Word}' of '{path}' can never be reached.", []);
                }
            }
        }

        return [.. faults.Values];
    }

    private static int LineThatTakes(Procedure procedure, string path) =>
        procedure.Paths.Values.SelectMany(steps => steps)
            .FirstOrDefault(step => step is VerifyIdentityStep verify && verify.NotEstablished == path || step is AssessStep assess && assess.AllRefused == path)
            ?.Line ?? 0;

    private static IEnumerable<WalkState> Starts(Procedure procedure)
    {
        yield return new WalkState(Procedure.MainPath, 0);
        // A person may refuse the whole request at any time before approval, the identity settled or not.
        yield return new WalkState(Procedure.RefusePath, 0);

        // Lifting begins on a closed restriction: identity settled, restriction approved and answered.
        if (procedure.Right == Right.Restriction)
        {
            yield return new WalkState(Procedure.LiftPath, 0, IdentitySettled: true, Approved: true);
        }
    }
}
