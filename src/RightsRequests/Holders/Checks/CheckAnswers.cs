using System.Collections.Concurrent;

namespace RightsRequests.Holders.Checks;

/// <summary>The answers of a check, until somebody asks for them.</summary>
public sealed class CheckAnswers
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<string, ConcurrentQueue<CheckAnswer>> came = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>One came.</summary>
    public void Add(string queryId, CheckAnswer answer) => came.GetOrAdd(queryId, _ => new()).Enqueue(answer);

    /// <summary>The next one to this query; null when none came in time.</summary>
    public async Task<CheckAnswer?> NextAsync(string queryId, TimeSpan patience, CancellationToken cancel)
    {
        for (var started = TimeProvider.System.GetTimestamp(); ; await Task.Delay(Look, cancel))
        {
            if (came.TryGetValue(queryId, out var answers) && answers.TryDequeue(out var answer))
            {
                return answer;
            }

            if (TimeProvider.System.GetElapsedTime(started) > patience)
            {
                return null;
            }
        }
    }
}
