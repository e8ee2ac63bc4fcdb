using System.Diagnostics;
using NodaTime;
using RightsRequests.Workflow;

namespace RightsRequests.Casework;

/// <summary>One case's part in a group: what happens to it, in its order, and what is decided on each.</summary>
/// <param name="found">The case under its lock, whose key is there.</param>
/// <param name="procedure">The one it goes by.</param>
internal sealed class CaseTurn(LockedCase found, Procedure procedure) : IDisposable
{
    private readonly HashSet<string> seen = [.. found.Seen];
    private readonly List<(int At, CaseHappening One)> happenings = [];
    private readonly List<Step> steps = [];
    private readonly List<Activity> spans = [];

    public LockedCase Found => found;

    /// <summary>The one it goes by after what was decided so far.</summary>
    public Procedure Procedure { get; private set; } = procedure;

    /// <summary>Each with its place in the group.</summary>
    public IReadOnlyList<(int At, CaseHappening One)> Happenings => happenings;

    public IEnumerable<(int At, Decision Decision)> Decisions => steps.Select(step => (step.At, step.Decision));

    /// <summary>What was decided on, and counts as seen from now on.</summary>
    public IEnumerable<CaseHappening> Noted => steps.Where(step => step.IsNoted).Select(step => step.One);

    /// <summary>The procedures that it was moved to.</summary>
    public IEnumerable<Procedure> MovedTo => Applied.Select(one => one.MovedTo).OfType<Procedure>();

    /// <summary>The effects that its events are the end of.</summary>
    public IReadOnlyList<ClaimedEffect> Ended => [.. steps.Where(step => step.Decision is Applied).Select(step => step.One.Ends).OfType<ClaimedEffect>()];

    public IReadOnlyList<Activity> Spans => spans;

    public void Add(int at, CaseHappening one) => happenings.Add((at, one));

    /// <summary>Why an event changes nothing; null where it is to be decided on. A timer that is gone fires no more, one that was put off not yet.</summary>
    public string? WhyIgnored(CaseHappening one, Instant now)
    {
        if (one.Happened is TimerFired fired && !Timers.Any(timer => timer.Key == fired.Timer && timer.FireAt <= now))
        {
            return "the timer is gone, or fired before";
        }

        return seen.Contains(one.Happened.Key) ? "the event was seen before" : null;
    }

    public void Take(Activity? span)
    {
        if (span is not null)
        {
            spans.Add(span);
        }
    }

    /// <summary>An event that is not decided on.</summary>
    public void Pass(int at, CaseHappening one, Ignored why) => steps.Add(new(at, one, why, IsNoted: false));

    public void Take(int at, CaseHappening one, Decision decision)
    {
        steps.Add(new(at, one, decision, IsNoted: true));
        seen.Add(one.Happened.Key);
        Procedure = (decision as Applied)?.MovedTo ?? Procedure;
    }

    /// <summary>All that was decided, as if it were one decision; null where nothing applied.</summary>
    public Applied? Together() => Applied.ToList() switch
    {
        [] => null,
        [var one] => one,
        [.., var last] and var all => last with
        {
            Effects = [.. all.SelectMany(one => one.Effects)],
            Audit = [.. all.SelectMany(one => one.Audit)],
            MovedTo = MovedTo.LastOrDefault(),
        },
    };

    public void Dispose() => spans.ForEach(span => span.Dispose());

    private IEnumerable<Applied> Applied => steps.Select(step => step.Decision).OfType<Applied>();

    private IEnumerable<CaseTimer> Timers => Applied.LastOrDefault()?.Timers ?? found.Timers;

    private sealed record Step(int At, CaseHappening One, Decision Decision, bool IsNoted);
}
