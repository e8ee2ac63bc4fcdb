using System.Runtime.ExceptionServices;

namespace RightsRequests.Storage;

/// <summary>Work of the processor alone, of which each part has only its own to look at, on all processors.</summary>
internal static class SideBySide
{
    /// <returns>What each came to, in its place.</returns>
    /// <exception cref="Exception">What the first of those that failed threw.</exception>
    public static TResult[] Of<T, TResult>(IReadOnlyList<T> all, Func<T, TResult> one)
    {
        var results = new TResult[all.Count];
        if (results.Length == 1)
        {
            results[0] = one(all[0]);
            return results;
        }

        try
        {
            Parallel.For(0, results.Length, at => results[at] = one(all[at]));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return results;
    }
}
