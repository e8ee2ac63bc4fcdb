using System.Collections.Concurrent;
using System.Diagnostics;
using RightsRequests.Contracts;
using RightsRequests.HolderKit;

namespace RightsRequests.Bus.Tests;

/// <summary>What comes of an event stands in its trace: effects, query, holder, answer and letter; events of a case are linked.</summary>
public sealed class OneTrace(RunningBus bus) : IClassFixture<RunningBus>
{
    private readonly ConcurrentBag<Activity> spans = [];
    private readonly ConcurrentDictionary<ActivityTraceId, bool> ours = [];

    [Fact]
    public async Task From_the_request_over_the_bus_to_the_answer_and_the_letter_and_linked_to_the_event_before()
    {
        using var listener = Listen();
        using var stop = new CancellationTokenSource();
        var holder = new HolderClient(HolderConnection.FromFile(bus.Broker.Engine.Uri, "crm", bus.Broker.Credentials), new Nothing()).RunAsync(stop.Token);
        var (filed, id) = await InTraceAsync(bus.Engine.FileAsync);
        await UntilAsync(() => Names(filed).Contains("effect send-letter"));

        var (asking, _) = await InTraceAsync(async () =>
        {
            await bus.Engine.AskAsync(id);
            return true;
        });
        await bus.Engine.UntilAsync(id, one => one.Step == "review");
        await UntilAsync(() => Names(asking).Contains("answer receive"));
        await stop.CancelAsync();
        await holder;

        Assert.Superset(new HashSet<string> { "case opened", "effect typeset-letter", "effect sign-letter", "effect send-letter" }, Names(filed));
        Assert.Superset(new HashSet<string> { "effect ask-holder", "query publish", "query answer", "answer receive", "case holder-answered" }, Names(asking));
        Assert.Equal(Of(asking, "effect ask-holder").SpanId, Of(asking, "query publish").ParentSpanId);
        Assert.Equal(Of(asking, "query publish").SpanId, Of(asking, "query answer").ParentSpanId);
        Assert.Equal(Of(asking, "query answer").SpanId, Of(asking, "answer receive").ParentSpanId);
        var events = spans.Where(one => one.OperationName.StartsWith("case ", StringComparison.Ordinal)).OrderBy(one => one.StartTimeUtc).ToList();
        Assert.Empty(events[0].Links);
        Assert.All(events.Skip(1), one => Assert.Contains(one.Links.Single().Context.SpanId, events.Select(other => other.SpanId)));
        Assert.Contains(events, one => one.TraceId == asking && one.Links.Single().Context.TraceId == filed);
        // Ids and words of ours alone.
        var values = spans.SelectMany(one => one.TagObjects).Select(tag => tag.Value?.ToString() ?? "").Concat(spans.Select(one => one.DisplayName)).ToList();
        Assert.DoesNotContain(values, value => value.Contains("quill", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(id.ToString(), values);
    }

    // As the web does for each call: a span of its own, not of ours.
    private async Task<(ActivityTraceId Trace, T Made)> InTraceAsync<T>(Func<Task<T>> what)
    {
        using var call = new Activity("call").SetIdFormat(ActivityIdFormat.W3C);
        call.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        call.Start();
        ours[call.TraceId] = true;
        var made = await what();
        return (call.TraceId, made);
    }

    // Other tests of this process stay untraced.
    private ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("RightsRequests", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> asked) => ours.ContainsKey(asked.TraceId) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private HashSet<string> Names(ActivityTraceId trace) => [.. spans.Where(one => one.TraceId == trace).Select(one => one.OperationName)];

    private Activity Of(ActivityTraceId trace, string name) => Assert.Single(spans, one => one.TraceId == trace && one.OperationName == name);

    private static async Task UntilAsync(Func<bool> good)
    {
        for (var end = DateTime.UtcNow.AddSeconds(60); !good(); await Task.Delay(100))
        {
            Assert.True(DateTime.UtcNow < end);
        }
    }

    private sealed class Nothing : IDataHolder
    {
        public Task<HolderReply> AnswerAsync(RightsQuery query, CancellationToken cancellationToken) => Task.FromResult(HolderReply.NoData());
    }
}
