using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using RightsRequests.Holders;
using RightsRequests.Tests.Private;

namespace RightsRequests.Office.Tests.Holders;

/// <summary>A webhook is called in the trace of the event that asks it, and its answer stands there too, whenever it comes.</summary>
public sealed class TracingWebhooks(OfficeFixture postgres)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_in_the_response_stands_in_the_trace_of_its_query(bool own)
    {
        var theirs = "";
        await using var webhook = new TestWebhook((query, response) =>
        {
            if (own)
            {
                response.Headers["traceparent"] = theirs;
            }

            return AnsweringQueries.Answer(JsonNode.Parse(query)!["queryId"]!.GetValue<string>());
        });
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddWebhook(webhook.Url, "une-phrase-que-personne-ne-devine"));
        using var traced = new Traced("RightsRequests");

        var (trace, _) = await traced.InTraceAsync(() =>
        {
            theirs = $"00-{Activity.Current!.TraceId}-00f067aa0ba902b7-01";
            return office.AskedAsync();
        });

        Assert.Equal(traced.Of(trace, "effect ask-holder").SpanId, traced.Of(trace, "query publish").ParentSpanId);
        Assert.Equal(traced.Of(trace, "query publish").Id, Assert.Single(webhook.Came).Headers["traceparent"]);
        var answer = traced.Of(trace, "answer receive");
        Assert.Equal(own ? "00f067aa0ba902b7" : traced.Of(trace, "query publish").SpanId.ToHexString(), answer.ParentSpanId.ToHexString());
        Assert.Equal(answer.SpanId, traced.Of(trace, "case holder-answered").ParentSpanId);
    }

    [Fact]
    public async Task An_answer_that_comes_later_with_the_context_stands_in_the_trace_of_its_query()
    {
        await using var webhook = new TestWebhook((_, response) =>
        {
            response.StatusCode = (int)HttpStatusCode.Accepted;
            return null;
        });
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddWebhook(webhook.Url, "une-phrase-que-personne-ne-devine"));
        using var traced = new Traced("RightsRequests");
        var (trace, _) = await traced.InTraceAsync(() => office.AskedAsync());
        var (_, headers, body) = Assert.Single(webhook.Came);
        var answer = System.Text.Encoding.UTF8.GetBytes(AnsweringQueries.Answer(JsonNode.Parse(body)!["queryId"]!.GetValue<string>()));

        await office.Office.InScopeAsync((HolderDesk desk) => desk.AnswerArrivedAsync(new(answer, "crm", null) { Trace = headers["traceparent"] }, default));

        Assert.Equal(traced.Of(trace, "query publish").SpanId, traced.Of(trace, "answer receive").ParentSpanId);
        Assert.Equal(traced.Of(trace, "answer receive").SpanId, traced.Of(trace, "case holder-answered").ParentSpanId);
    }
}
