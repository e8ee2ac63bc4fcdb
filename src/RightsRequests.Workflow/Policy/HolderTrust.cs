using NodaTime;

namespace RightsRequests.Workflow;

/// <summary>When a holder has sent so much that was wrong that it is asked nothing more until a person has looked at it (Art. 32(1)(d)).</summary>
public static class HolderTrust
{
    /// <summary>How far back incidents count.</summary>
    public static readonly Duration Window = Duration.FromHours(24);

    /// <summary>Whether the holder must be paused now.</summary>
    /// <param name="threshold">So many incidents within <see cref="Window"/> are too many; 0: never.</param>
    /// <param name="incidents">When it brought about an incident.</param>
    /// <param name="resumedAt">When a person let it go on last; what was before is settled. Null: it was never paused.</param>
    /// <param name="now">Now.</param>
    public static bool MustPause(int threshold, IEnumerable<Instant> incidents, Instant? resumedAt, Instant now) =>
        threshold > 0 && incidents.Count(at => Counts(at, resumedAt, now)) >= threshold;

    /// <summary>Whether an incident is recent and not settled by a resumption.</summary>
    public static bool Counts(Instant at, Instant? resumedAt, Instant now) =>
        at > now - Window && at <= now && (resumedAt is null || at > resumedAt);
}
