namespace RightsRequests.Figures;

/// <summary>How the office stands at one moment, for operators.</summary>
/// <param name="Cases">Open cases by right and days left: <c>late</c>, <c>0-3</c>, <c>4-7</c>, <c>8-14</c>, <c>15+</c>; <c>suspended</c> and <c>answered</c> (open again) where no limit runs.</param>
/// <param name="Waiting">Open cases by whom they wait for; <c>nobody</c> for those that go on by themselves.</param>
/// <param name="Steps">Open cases by the step of their procedure that they are at.</param>
/// <param name="Effects">Effects not carried out yet, by kind.</param>
/// <param name="OldestEffectSeconds">For how long the oldest of them could have been carried out; 0: none.</param>
/// <param name="LateTimers">Timers due for more than a minute.</param>
/// <param name="OldestTimerSeconds">How late the latest of them is; 0: none.</param>
/// <param name="Incidents">Open incidents, by holder; <c>-</c> where it is none's.</param>
/// <param name="Asked">Queries that holders have not answered, by holder and the word of its transport; <c>-</c> for one that left the pack.</param>
/// <param name="AnswerSeconds">Median and 95th percentile of the answers of the last 24 hours, by holder.</param>
internal sealed record OfficeState(
    IReadOnlyList<(string Right, string DaysLeft, long Count)> Cases,
    IReadOnlyList<(string Whom, long Count)> Waiting,
    IReadOnlyList<(string Step, long Count)> Steps,
    IReadOnlyList<(string Kind, long Count)> Effects,
    double OldestEffectSeconds,
    long LateTimers,
    double OldestTimerSeconds,
    IReadOnlyList<(string Holder, long Count)> Incidents,
    IReadOnlyList<(string Holder, string Transport, long Count)> Asked,
    IReadOnlyList<(string Holder, double Median, double Slowest)> AnswerSeconds)
{
    public static readonly OfficeState Unknown = new([], [], [], [], 0, 0, 0, [], [], []);
}
