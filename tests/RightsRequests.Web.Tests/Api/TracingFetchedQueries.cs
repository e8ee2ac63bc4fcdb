using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using RightsRequests.Contracts;

namespace RightsRequests.Web.Tests.Api;

/// <summary>A query that is fetched bears its trace, and an answer that is posted continues it.</summary>
public sealed class TracingFetchedQueries(WebFixture fixture)
{
    [Fact]
    public async Task From_the_event_that_asks_to_the_answer_that_is_posted()
    {
        await using var web = await fixture.StartOverHttpAsync();
        using var holder = web.Client(await web.KeyAsync());
        using var traced = new Traced("RightsRequests", "Microsoft.AspNetCore");
        var (trace, asked) = await traced.InTraceAsync(() => web.AskAsync());
        using var _ = asked.Agent;

        var fetched = await holder.GetAsync("/api/v1/holders/crm/queries?wait=60");
        var query = Assert.Single((await fetched.JsonAsync()).AsArray())!.Text("queryId");
        var given = Assert.Contains(query, RightsTrace.Read(Assert.Single(fetched.Headers.GetValues(RightsTrace.Header))));
        var asking = traced.Of(trace, "query publish");
        Assert.Equal(asking.Id, given);
        Assert.Equal(traced.Of(trace, "effect ask-holder").SpanId, asking.ParentSpanId);

        // As a holder does that has a span of its own in it.
        var theirs = $"00-{trace}-00f067aa0ba902b7-01";
        using var answer = new HttpRequestMessage(HttpMethod.Post, "/api/v1/holders/crm/answers") { Content = JsonContent.Create(OtherTransports.Answer(query)), Headers = { { "traceparent", theirs } } };
        Assert.Equal(HttpStatusCode.Accepted, (await holder.SendAsync(answer)).StatusCode);

        Assert.Equal("00f067aa0ba902b7", traced.Of(trace, "answer receive").ParentSpanId.ToHexString());
        Assert.Equal(traced.Of(trace, "answer receive").SpanId, traced.Of(trace, "case holder-answered").ParentSpanId);
    }

    [Fact]
    public async Task Where_nobody_traces_nothing_is_handed_over_and_an_odd_context_does_no_harm()
    {
        await using var web = await fixture.StartOverHttpAsync();
        using var holder = web.Client(await web.KeyAsync());
        var (address, agent) = await web.AskAsync();
        using var _ = agent;

        var fetched = await holder.GetAsync("/api/v1/holders/crm/queries?wait=60");
        Assert.False(fetched.Headers.Contains(RightsTrace.Header));
        using var answer = new HttpRequestMessage(HttpMethod.Post, "/api/v1/holders/crm/answers") { Content = JsonContent.Create(OtherTransports.Answer(Assert.Single((await fetched.JsonAsync()).AsArray())!.Text("queryId"))) };
        answer.Headers.TryAddWithoutValidation("traceparent", "00-zz-'; --");
        Assert.Equal(HttpStatusCode.Accepted, (await holder.SendAsync(answer)).StatusCode);
        await agent.UntilAsync(address, one => one.Text("step") == "review");
    }
}
