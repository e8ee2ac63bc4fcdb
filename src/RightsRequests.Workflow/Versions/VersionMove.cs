namespace RightsRequests.Workflow;

/// <summary>Moves an open case to another version of its procedure (GDPR Art. 24: what is owed stays owed).</summary>
/// <remarks>Only the steps of the procedure are a case's own; register, matrix and holders are those in force for every case.</remarks>
public static class VersionMove
{
    /// <summary>Judges a move.</summary>
    /// <param name="state">The case as it is.</param>
    /// <param name="from">The procedure it goes by.</param>
    /// <param name="to">The one it would go by; a proven one.</param>
    public static VersionVerdict Check(CaseState state, Procedure from, Procedure to)
    {
        if (Never(state, from, to) is { } never)
        {
            return new MoveRefused([never]);
        }

        var (old, wanted) = (from.Paths[state.Path], to.Paths[state.Path]);
        var present = Obligation.Of(old[state.StepIndex]);
        var places = Enumerable.Range(0, wanted.Count).Where(index => Obligation.Of(wanted[index]) == present)
            .Select(index => (Index: index, Obstacles: Obstacles(state, old, wanted, index)))
            .OrderBy(place => place.Obstacles.Count)
            .ToList();
        return places switch
        {
            [] => new MoveRefused([new("step-missing", present)]),
            [{ Obstacles.Count: 0 } first, ..] => new MoveAllowed(first.Index),
            [var best, ..] => new MoveRefused(best.Obstacles),
        };
    }

    /// <summary>Puts the case on the other version at the same step; timers and offers follow from it.</summary>
    internal static void Move(Turn turn, Procedure to, int index, string why)
    {
        var (old, before) = (turn.Procedure, turn.StepKey);
        turn.Procedure = to;
        turn.State = turn.State with { StepIndex = index, Moved = turn.State.Moved + 1 };
        var now = turn.StepKey;
        turn.State = turn.State with
        {
            // The present round goes on under the step's new name; earlier rounds keep theirs, which no step bears any more.
            Queries = [.. turn.State.Queries.Select(query => query.Step == before ? query with { Step = now } : query)],
            Reminded = [.. turn.State.Reminded, .. turn.State.Reminded.Select(key => Renamed(key, before, now)).OfType<string>()],
        };
        turn.Note("moved-to-version", $"{why} {old.Hash} {to.Hash}");
    }

    private static MoveObstacle? Never(CaseState state, Procedure from, Procedure to) =>
        state.Status != CaseStatus.Open ? new("case-ended", "")
        : to.Right != from.Right ? new("other-right", "")
        : to.Hash == from.Hash ? new("same-version", "")
        : !to.Paths.ContainsKey(state.Path) ? new("path-missing", state.Path)
        : null;

    private static List<MoveObstacle> Obstacles(CaseState state, IReadOnlyList<Step> old, IReadOnlyList<Step> wanted, int index)
    {
        var (done, owed) = (Names(old.Take(state.StepIndex)), Names(old.Skip(state.StepIndex + 1)));
        var (behind, ahead) = (Names(wanted.Take(index)), Names(wanted.Skip(index + 1)));
        var seen = old.Concat(wanted).Where(Obligation.IsSeen).Select(Obligation.Of).ToHashSet();
        var doneElsewhere = Without(done, behind);
        List<MoveObstacle> obstacles =
        [
            .. Without(owed, ahead).Select(step => new MoveObstacle("owed-skipped", step)),
            .. Without(behind, done).Select(step => new MoveObstacle("never-done", step)),
            .. Without(ahead, owed).Where(step => seen.Contains(step) && doneElsewhere.Contains(step)).Select(step => new MoveObstacle("done-again", step)),
        ];
        if (state.ApprovedBy is not null && !owed.Where(seen.Contains).SequenceEqual(ahead.Where(seen.Contains)))
        {
            var other = Without(ahead, owed).Concat(Without(owed, ahead)).Where(seen.Contains).DefaultIfEmpty("");
            obstacles.AddRange(other.Select(step => new MoveObstacle("approved-otherwise", step)));
        }

        return obstacles;
    }

    private static List<string> Names(IEnumerable<Step> steps) => [.. steps.Select(Obligation.Of)];

    // What is in the first list and not in the second, each as often as it is missing.
    private static List<string> Without(IEnumerable<string> first, IEnumerable<string> second)
    {
        var left = first.ToList();
        foreach (var one in second)
        {
            left.Remove(one);
        }

        return left;
    }

    // A reminder given is not given again because the step has another name.
    private static string? Renamed(string key, string before, string now)
    {
        var at = key.IndexOf($"/{before}", StringComparison.Ordinal);
        var end = at + 1 + before.Length;
        return at < 0 || (end < key.Length && key[end] != '/') ? null : $"{key[..(at + 1)]}{now}{key[end..]}";
    }
}
