using RightsRequests.Contracts;
using RightsRequests.HolderKit;

namespace RightsRequests.Bus.Tests;

/// <summary>What comes of an event stands in its trace: effects, query, holder, answer and letter; events of a case are linked.</summary>
public sealed class OneTrace(RunningBus bus) : IClassFixture<RunningBus>
{
    [Fact]
    public async Task From_the_request_over_the_bus_to_the_answer_and_the_letter_and_linked_to_the_event_before()
    {
        using var traced = new Traced("RightsRequests");
        using var stop = new CancellationTokenSource();
        var holder = new HolderClient(HolderConnection.FromFile(bus.Broker.Engine.Uri, "crm", bus.Broker.Credentials), new Nothing()).RunAsync(stop.Token);
        var (filed, id) = await traced.InTraceAsync(bus.Engine.FileAsync);
        await UntilAsync(() => traced.Names(filed).Contains("effect send-letter"));

        var (asking, _) = await traced.InTraceAsync(async () =>
        {
            await bus.Engine.AskAsync(id);
            return true;
        });
        await bus.Engine.UntilAsync(id, one => one.Step == "review");
        await UntilAsync(() => traced.Names(asking).Contains("answer receive"));
        await stop.CancelAsync();
        await holder;

        Assert.Superset(new HashSet<string> { "case opened", "effect typeset-letter", "effect sign-letter", "effect send-letter" }, traced.Names(filed));
        Assert.Superset(new HashSet<string> { "effect ask-holder", "query publish", "query answer", "answer receive", "case holder-answered" }, traced.Names(asking));
        Assert.Equal(traced.Of(asking, "effect ask-holder").SpanId, traced.Of(asking, "query publish").ParentSpanId);
        Assert.Equal(traced.Of(asking, "query publish").SpanId, traced.Of(asking, "query answer").ParentSpanId);
        Assert.Equal(traced.Of(asking, "query answer").SpanId, traced.Of(asking, "answer receive").ParentSpanId);
        var events = traced.All.Where(one => one.OperationName.StartsWith("case ", StringComparison.Ordinal)).OrderBy(one => one.StartTimeUtc).ToList();
        Assert.Empty(events[0].Links);
        Assert.All(events.Skip(1), one => Assert.Contains(one.Links.Single().Context.SpanId, events.Select(other => other.SpanId)));
        Assert.Contains(events, one => one.TraceId == asking && one.Links.Single().Context.TraceId == filed);
        // Ids and words of ours alone.
        var values = traced.All.SelectMany(one => one.TagObjects).Select(tag => tag.Value?.ToString() ?? "").Concat(traced.All.Select(one => one.DisplayName)).ToList();
        Assert.DoesNotContain(values, value => value.Contains("quill", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(id.ToString(), values);
    }

    private static async Task UntilAsync(Func<bool> good)
    {
        for (var end = DateTime.UtcNow.AddMinutes(3); !good(); await Task.Delay(100))
        {
            Assert.True(DateTime.UtcNow < end);
        }
    }

    private sealed class Nothing : IDataHolder
    {
        public Task<HolderReply> AnswerAsync(RightsQuery query, CancellationToken cancellationToken) => Task.FromResult(HolderReply.NoData());
    }
}
