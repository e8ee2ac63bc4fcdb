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
    private readonly List<(int At, Decision Decision)> decisions = [];
    private readonly List<CaseHappening> noted = [];
    private readonly List<Applied> applied = [];
    private readonly List<ClaimedEffect> ended = [];
    private readonly List<Activity> spans = [];

    public LockedCase Found => found;

    /// <summary>The one it goes by after what was decided so far.</summary>
    public Procedure Procedure { get; private set; } = procedure;

    /// <summary>Each with its place in the group.</summary>
    public IReadOnlyList<(int At, CaseHappening One)> Happenings => happenings;

    public IReadOnlyList<(int At, Decision Decision)> Decisions => decisions;

    /// <summary>What was decided on, and counts as seen from now on.</summary>
    public IReadOnlyList<CaseHappening> Noted => noted;

    public IReadOnlyList<Applied> Applied => applied;

    /// <summary>The effects that its events are the end of.</summary>
    public IReadOnlyList<ClaimedEffect> Ended => ended;

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

    public void Take(int at, Ignored decision) => decisions.Add((at, decision));

    public void Take(int at, CaseHappening one, Decision decision)
    {
        decisions.Add((at, decision));
        noted.Add(one);
        seen.Add(one.Happened.Key);
        if (decision is Applied now)
        {
            applied.Add(now);
            Procedure = now.MovedTo ?? Procedure;
            if (one.Ends is { } effect)
            {
                ended.Add(effect);
            }
        }
    }

    /// <summary>All that was decided, as if it were one decision; null where nothing applied.</summary>
    public Applied? Together() => applied switch
    {
        [] => null,
        [var one] => one,
        [.., var last] => last with
        {
            Effects = [.. applied.SelectMany(one => one.Effects)],
            Audit = [.. applied.SelectMany(one => one.Audit)],
            MovedTo = applied.LastOrDefault(one => one.MovedTo is not null)?.MovedTo,
        },
    };

    public void Dispose() => spans.ForEach(span => span.Dispose());

    private IEnumerable<CaseTimer> Timers => applied is [.., var last] ? last.Timers : found.Timers;
}
