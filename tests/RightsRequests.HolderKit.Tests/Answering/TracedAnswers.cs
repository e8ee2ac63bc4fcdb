using System.Diagnostics;
using System.Text.Json;
using RightsRequests.Contracts;

namespace RightsRequests.HolderKit.Tests;

/// <summary>An answer stands in the trace of its query, whatever brought it.</summary>
public sealed class TracedAnswers
{
    private const string Trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    [Fact]
    public async Task Where_nobody_listens_the_context_goes_back_as_it_came()
    {
        Assert.Equal(Trace, (await AnswerAsync(Trace))!.Traceparent);
        Assert.Null((await AnswerAsync(null))!.Traceparent);
    }

    [Fact]
    public async Task Where_somebody_listens_the_holders_own_span_goes_back_and_continues_the_query()
    {
        const string Ours = "00-11f92f3577b34da6a3ce929d0e0e4711-00f067aa0ba902b7-01";
        Activity? span = null;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "RightsRequests.HolderKit",
            // Other tests of this process stay untraced.
            Sample = (ref ActivityCreationOptions<ActivityContext> asked) => asked.TraceId.ToHexString() == Ours.Split('-')[1] ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = stopped => span = stopped,
        };
        ActivitySource.AddActivityListener(listener);

        var answer = await AnswerAsync(Ours);

        Assert.Equal(span!.Id, answer!.Traceparent);
        Assert.Equal(Ours.Split('-')[2], span.ParentSpanId.ToHexString());
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("a, =b, c=, ,", 0)]
    [InlineData("q1=00-a-b-01, q2=00-c-d-01,q1=00-e-f-01", 2)]
    public void A_header_is_read_as_far_as_it_makes_sense(string? header, int contexts)
    {
        var read = RightsTrace.Read(header);

        Assert.Equal(contexts, read.Count);
        Assert.Equal(contexts > 0 ? "00-a-b-01" : null, read.GetValueOrDefault("q1"));
    }

    [Fact]
    public void What_is_written_is_read_and_without_a_context_nothing_is_written()
    {
        Assert.Null(RightsTrace.Write([("q1", null)]));
        Assert.Equal(new Dictionary<string, string> { ["q2"] = Trace }, RightsTrace.Read(RightsTrace.Write([("q1", null), ("q2", Trace)])));
    }

    private static Task<TracedAnswer?> AnswerAsync(string? traceparent) =>
        new HolderResponder("crm", new Nothing()).AnswerAsync(JsonSerializer.SerializeToUtf8Bytes(Samples.FullQuery(), RightsJson.Options), traceparent, default);

    private sealed class Nothing : IDataHolder
    {
        public Task<HolderReply> AnswerAsync(RightsQuery query, CancellationToken cancellationToken) => Task.FromResult(HolderReply.NoData());
    }
}
