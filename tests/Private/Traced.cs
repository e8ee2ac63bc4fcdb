using System.Collections.Concurrent;
using System.Diagnostics;

namespace RightsRequests.Tests.Private;

/// <summary>Listens to the spans of what is called within it; other tests of the process stay untraced.</summary>
internal sealed class Traced : IDisposable
{
    private readonly ConcurrentBag<Activity> spans = [];
    private readonly ConcurrentDictionary<ActivityTraceId, bool> ours = [];
    private readonly ActivityListener listener;

    /// <param name="sources">Names of the sources, or how they begin.</param>
    public Traced(params string[] sources)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Any(one => source.Name.StartsWith(one, StringComparison.Ordinal)),
            Sample = (ref ActivityCreationOptions<ActivityContext> asked) => ours.ContainsKey(asked.TraceId) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Does it as the web does each call: in a trace of its own, begun by a span that is not ours.</summary>
    public async Task<(ActivityTraceId Trace, T Made)> InTraceAsync<T>(Func<Task<T>> what)
    {
        using var call = new Activity("call").SetIdFormat(ActivityIdFormat.W3C);
        call.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        call.Start();
        ours[call.TraceId] = true;
        return (call.TraceId, await what());
    }

    /// <summary>The names of a trace's spans that have ended.</summary>
    public HashSet<string> Names(ActivityTraceId trace) => [.. spans.Where(one => one.TraceId == trace).Select(one => one.OperationName)];

    /// <summary>The one span of this name in the trace.</summary>
    public Activity Of(ActivityTraceId trace, string name) => spans.Single(one => one.TraceId == trace && one.OperationName == name);

    /// <summary>All that were heard.</summary>
    public IReadOnlyCollection<Activity> All => spans;

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();
}
