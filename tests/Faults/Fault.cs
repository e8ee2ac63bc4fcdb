namespace RightsRequests.Faults;

/// <summary>What is made to fail.</summary>
public enum FaultKind
{
    KillWeb,
    KillWorker,
    KillHolders,
    StopDatabaseAtOnce,
    StopBroker,
    KillBroker,
    CutBroker,
    FillDisk,
    JumpClock,
    TakeMailAway,
    TakeTimeAuthorityAway,
}

/// <summary>One fault of a plan.</summary>
/// <param name="At">From the beginning of the campaign; where the one before is not over yet, after it.</param>
/// <param name="Which">Of several of a kind: which worker, how many days.</param>
/// <param name="For">How long it stays so before it is mended.</param>
public sealed record Fault(TimeSpan At, FaultKind Kind, int Which, TimeSpan For);

/// <summary>What is made to fail when: all from the seed, so that a run can be planned again.</summary>
public static class Plan
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(8);

    /// <summary>Every kind once before any comes again, in an order of the seed's.</summary>
    public static IReadOnlyList<Fault> Of(int seed, TimeSpan length)
    {
        var dice = new Random(seed);
        var plan = new List<Fault>();
        var left = new Queue<FaultKind>();
        for (var at = TimeSpan.FromSeconds(5); at < length; at += Between * (0.6 + (0.8 * dice.NextDouble())))
        {
            if (left.Count == 0)
            {
                var kinds = Enum.GetValues<FaultKind>();
                dice.Shuffle(kinds);
                left = new(kinds);
            }

            var kind = left.Dequeue();
            var which = kind == FaultKind.JumpClock ? dice.Next(2, 22) : dice.Next(1, 3);
            plan.Add(new(at, kind, which, TimeSpan.FromSeconds(0.5 + (3.5 * dice.NextDouble()))));
        }

        return plan;
    }
}
