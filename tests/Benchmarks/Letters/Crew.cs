namespace RightsRequests.Benchmarks.Letters;

/// <summary>So many callers at once, each with one piece of work at a time.</summary>
internal static class Crew
{
    public static async Task<IReadOnlyList<T>> WorkAsync<TIn, T>(int callers, IReadOnlyList<TIn> items, Func<TIn, Task<T>> work)
    {
        var results = new T[items.Count];
        var last = -1;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (int at; (at = Interlocked.Increment(ref last)) < items.Count;)
            {
                results[at] = await work(items[at]);
            }
        })));
        return results;
    }
}
