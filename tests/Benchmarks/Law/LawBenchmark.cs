using NodaTime;
using RightsRequests.Law;
using RightsRequests.Letters;
using RightsRequests.PolicyPack;

namespace RightsRequests.Benchmarks.Law;

/// <summary>Deadlines reckoned, and the whole register assessed, on one core; nothing but the law.</summary>
internal static class LawBenchmark
{
    private const string Deadlines = "deadlines";

    public static Benchmark Benchmark { get; } = new("law", MeasureAsync);

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Effort effort, CancellationToken cancel)
    {
        var (deadlines, assessments) = (effort.Of(2_000_000, 10_000), effort.Of(2_000, 100));
        var questions = Questions();
        var policy = PolicyPackReader.Read(Path.GetFullPath(Path.Combine(LetterPressOptions.Find().WordingRoot, ".."))).Policy
            ?? throw new InvalidOperationException("The policy pack has faults.");
        var register = policy.Register.Select(entry => entry.Law).ToList();
        var today = new LocalDate(2026, 11, 28);
        var rounds = new Rounds().Add(Deadlines, deadlines, () => Task.Run(
            () =>
            {
                for (var number = 0; number < deadlines; number++)
                {
                    DeadlineCalculator.Reckon(questions[number % questions.Length]);
                }
            },
            cancel));
        foreach (var right in Enum.GetValues<Right>())
        {
            rounds.Add(right.Word(), assessments, () => Task.Run(
                () =>
                {
                    for (var number = 0; number < assessments; number++)
                    {
                        LegalAssessment.AssessAll(policy.Matrix, right, register, new HashSet<RequestFact>(), today);
                    }
                },
                cancel));
        }

        await rounds.RunAsync(effort, cancel);
        return
        [
            rounds.PerSecondOfProcessor("**deadlines on one core** (at least 1,000,000)", "/s of processor time", Deadlines),
            rounds.PerSecond("the same by the clock", "/s", Deadlines),
            .. Enum.GetValues<Right>().Select(right => rounds.Microseconds($"the whole register, {register.Count} activities: {right.Word()} (under 50)", "assessment", right.Word())),
        ];
    }

    // Each day of six years, each zone, some of them suspended: no answer is found by having been asked just before.
    private static DeadlineQuestion[] Questions()
    {
        var zones = Enum.GetValues<HolidayZone>().Select(zone => new Establishment(zone)).ToArray();
        return
        [
            .. from number in Enumerable.Range(0, 6 * 365)
               let day = new LocalDate(2024, 1, 1).PlusDays(number)
               select new DeadlineQuestion(day, zones[number % zones.Length], number % 7 == 0 ? [new(day.PlusDays(3), day.PlusDays(12))] : []),
        ];
    }
}
