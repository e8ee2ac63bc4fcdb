using System.Collections.Concurrent;
using NodaTime;
using RightsRequests.Storage;

namespace RightsRequests.Holders;

/// <summary>Holders that did not answer in time, or that asked to be left alone: for a while nobody of this process calls them, and then one at a time until it answers.</summary>
/// <remarks>Each call of one that hangs holds up whatever a lane would do next; without this a few dozens of queries to it would stop letters and every other holder.</remarks>
internal sealed class HolderRests(RealTime realTime)
{
    /// <summary>How long one is left alone that did not answer in time.</summary>
    public static readonly Duration AfterSilence = Duration.FromSeconds(30);

    // As long as a call may last: whoever looks whether it is there again has ended by then.
    private static readonly Duration Look = Duration.FromSeconds(60);

    private readonly ConcurrentDictionary<string, Instant> until = new(StringComparer.Ordinal);

    /// <summary>How long the holder is still left alone; null where it may be called now. After a rest only one caller is told so, until it has told how it went.</summary>
    public Duration? Left(string holder)
    {
        var now = realTime.Clock.GetCurrentInstant();
        while (until.TryGetValue(holder, out var end))
        {
            if (now < end)
            {
                return end - now;
            }

            if (until.TryUpdate(holder, now + Look, end))
            {
                break;
            }
        }

        return null;
    }

    /// <summary>How a call went.</summary>
    /// <param name="holder">Whom.</param>
    /// <param name="rest">So long it is left alone; null: it answered.</param>
    public void Went(string holder, Duration? rest)
    {
        if (rest is { } some)
        {
            until[holder] = realTime.Clock.GetCurrentInstant() + some;
        }
        else
        {
            until.TryRemove(holder, out _);
        }
    }
}

/// <summary>The holder is left alone for now: the query waits.</summary>
internal sealed class HolderRestsException() : Exception("The holder is left alone for a while.");
