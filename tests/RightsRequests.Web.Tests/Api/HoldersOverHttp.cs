using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using RightsRequests.Contracts;
using RightsRequests.Holders;

namespace RightsRequests.Web.Tests.Api;

public sealed class HoldersOverHttp(WebFixture fixture)
{
    private const string Queries = "/api/v1/holders/crm/queries";
    private const string Answers = "/api/v1/holders/crm/answers";

    [Fact]
    public async Task A_holder_fetches_its_query_and_answers_it_once_or_twice()
    {
        await using var web = await fixture.StartOverHttpAsync();
        using var holder = web.Client(await web.KeyAsync());
        Assert.Empty(await PullAsync(holder));
        // It waits before anybody asks.
        var waiting = PullAsync(holder, "?wait=60");
        var (address, agent) = await web.AskAsync();
        using var _ = agent;

        var query = Assert.Single(await waiting)!;

        Assert.Equal(("rights.query/1", "newsletter"), (query.Text("schema"), query["activities"]![0]!.GetValue<string>()));
        var answer = OtherTransports.Answer(query.Text("queryId"));
        for (var sent = 0; sent < 2; sent++)
        {
            var taken = await holder.PostAsJsonAsync(Answers, answer);
            Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
            Assert.Equal("accepted", (await taken.JsonAsync()).Text("status"));
        }

        var seen = await agent.UntilAsync(address, one => one.Text("step") == "review");
        Assert.Empty(seen["incidents"]!.AsArray());
        Assert.Empty(await PullAsync(holder));
        Assert.Equal(0, await web.CountAsync("waiting_queries"));
        await (await holder.PostAsJsonAsync(Answers, OtherTransports.Answer(query.Text("queryId"), value: "ailleurs"))).ProblemAsync(HttpStatusCode.Conflict, "answer-contradicts");
        foreach (var outcome in new[] { "failed", "refused" })
        {
            var other = OtherTransports.Answer(query.Text("queryId"));
            (other["outcome"], other["records"], other["reason"]) = (outcome, new JsonArray(), "panne");
            await (await holder.PostAsJsonAsync(Answers, other)).ProblemAsync(HttpStatusCode.Conflict, "answer-contradicts");
        }
    }

    [Fact]
    public async Task What_was_fetched_and_not_answered_is_offered_again_after_its_lease()
    {
        await using var web = await fixture.StartOverHttpAsync();
        using var holder = web.Client(await web.KeyAsync());
        using var _ = (await web.AskAsync()).Agent;
        var first = Assert.Single(await PullAsync(holder, "?wait=60&lease=3600"))!;

        Assert.Empty(await PullAsync(holder));
        await web.ExecuteAsync("UPDATE waiting_queries SET leased_until = clock_timestamp() - interval '1 second'");

        Assert.Equal(first.ToJsonString(), Assert.Single(await PullAsync(holder))!.ToJsonString());
    }

    [Fact]
    public async Task Fetchers_side_by_side_share_the_queries()
    {
        await using var web = await fixture.StartOverHttpAsync();
        using var holder = web.Client(await web.KeyAsync());
        for (var asked = 0; asked < 3; asked++)
        {
            using var _ = (await web.AskAsync()).Agent;
        }

        await Waiting.UntilAsync(async () => await web.CountAsync("waiting_queries") == 3);

        var fetched = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PullAsync(holder)));

        Assert.Equal(3, fetched.Sum(one => one.Count));
        Assert.Equal(3, fetched.SelectMany(one => one).Select(one => one!.Text("queryId")).Distinct().Count());
    }

    [Theory]
    [InlineData("none", "crm")]
    [InlineData("wrong", "crm")]
    [InlineData("revoked", "crm")]
    [InlineData("another's", "crm")]
    [InlineData("right", "care-centres")]
    [InlineData("right", "nobody")]
    [InlineData("wrong", "nobody")]
    [InlineData("staff's", "crm")]
    public async Task Whoever_has_not_the_key_of_this_holder_learns_nothing(string key, string holder)
    {
        await using var web = await fixture.StartOverHttpAsync();
        var bearer = key switch
        {
            "none" => null,
            "wrong" => "rrk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "another's" => await web.KeyAsync("care-centres"),
            _ => await web.KeyAsync(),
        };
        if (key == "revoked")
        {
            await web.InScopeAsync((HolderKeyDesk desk) => desk.RevokeAsync("crm", null, default));
        }

        using var client = key == "staff's" ? await web.StaffAsync("agnes", "agent") : web.Client(bearer);
        var before = await web.CountAsync("incidents");
        foreach (var answer in new[]
        {
            await client.GetAsync($"/api/v1/holders/{holder}/queries"),
            await client.PostAsJsonAsync($"/api/v1/holders/{holder}/answers", OtherTransports.Answer(Guid.NewGuid().ToString())),
        })
        {
            Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
            await answer.ProblemAsync(HttpStatusCode.Unauthorized, "key-needed");
        }

        // A valid key at another's door is somebody's fault, and a person hears of it.
        Assert.Equal(key is "another's" or "right" ? before + 1 : before, await web.CountAsync("incidents"));
    }

    [Theory]
    [InlineData("another's query")]
    [InlineData("in another's name")]
    [InlineData("nobody's query")]
    [InlineData("not JSON")]
    [InlineData("activity not asked")]
    [InlineData("content not uploaded")]
    public async Task A_wrong_answer_changes_nothing_and_is_kept_as_an_incident(string wrong)
    {
        await using var web = await fixture.StartOverHttpAsync();
        using var crm = web.Client(await web.KeyAsync());
        using var other = web.Client(await web.KeyAsync("care-centres"));
        var (address, agent) = await web.AskAsync();
        using var _ = agent;
        var query = Assert.Single(await PullAsync(crm, "?wait=60"))!.Text("queryId");
        var before = await web.CountAsync("incidents");

        var answer = wrong switch
        {
            "another's query" => await other.PostAsJsonAsync("/api/v1/holders/care-centres/answers", OtherTransports.Answer(query, "care-centres")),
            "in another's name" => await other.PostAsJsonAsync("/api/v1/holders/care-centres/answers", OtherTransports.Answer(query)),
            "nobody's query" => await crm.PostAsJsonAsync(Answers, OtherTransports.Answer(Guid.NewGuid().ToString())),
            "not JSON" => await crm.PostAsync(Answers, new StringContent("{", Encoding.UTF8, "application/json")),
            "activity not asked" => await crm.PostAsJsonAsync(Answers, OtherTransports.Answer(query, activity: "customer-account")),
            _ => await crm.PostAsJsonAsync(Answers, Uploaded(query)),
        };

        await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "answer-refused");
        Assert.Equal(before + 1, await web.CountAsync("incidents"));
        Assert.Equal(0, await web.CountAsync("holder_answers"));
        Assert.Equal("ask-holders", (await agent.CaseAsync(address)).Text("step"));
    }

    [Theory]
    [InlineData("wait=61")]
    [InlineData("wait=-1")]
    [InlineData("wait=soon")]
    [InlineData("lease=0")]
    [InlineData("lease=3601")]
    public async Task What_is_asked_for_too_long_is_told(string query)
    {
        await using var web = await fixture.StartOverHttpAsync();
        using var holder = web.Client(await web.KeyAsync());

        await (await holder.GetAsync($"{Queries}?{query}")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-fields");
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_not_taken()
    {
        await using var web = await fixture.StartOverHttpAsync();
        using var holder = web.Client(await web.KeyAsync());

        using var message = new HttpRequestMessage(HttpMethod.Post, Answers) { Content = new ByteArrayContent(new byte[RightsLimits.AnswerBytes + 1]) };
        message.Headers.ExpectContinue = true;

        var answer = await holder.SendAsync(message);

        await answer.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    private static JsonObject Uploaded(string query)
    {
        var answer = OtherTransports.Answer(query);
        answer.Remove("records");
        answer["content"] = new JsonObject { ["href"] = $"/api/v1/holders/crm/queries/{query}/content", ["sha256"] = new string('0', 64), ["length"] = 3 };
        return answer;
    }

    private static async Task<JsonArray> PullAsync(HttpClient holder, string query = "") =>
        (await (await holder.GetAsync($"{Queries}{query}")).JsonAsync()).AsArray();
}
