using System.Net;
using System.Text.Json.Nodes;

namespace RightsRequests.Web.Tests.Api;

public sealed class ActingOnCases(WebFixture fixture)
{
    private readonly RunningWeb web = fixture.Web;

    [Fact]
    public async Task An_action_on_the_version_seen_is_done_and_on_an_older_one_lost()
    {
        var (agent, address) = await CaseAsync();
        var seen = (await agent.GetAsync(address)).Headers.ETag!.Tag;

        var done = await agent.ActAsync(address, Note("un"), seen);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.NotEqual(seen, done.Headers.ETag!.Tag);
        await (await agent.ActAsync(address, Note("deux"), seen)).ProblemAsync(HttpStatusCode.Conflict, "lost-race");
        await (await agent.ActAsync(address, Note("trois"), "\"never\"")).ProblemAsync(HttpStatusCode.Conflict, "lost-race");
        await (await agent.ActAsync(address, Note("trois"), $"{seen}, \"never\"")).ProblemAsync(HttpStatusCode.Conflict, "lost-race");
        Assert.Equal(HttpStatusCode.OK, (await agent.ActAsync(address, Note("quatre"), "*")).StatusCode);
        var now = (await agent.GetAsync(address)).Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.OK, (await agent.ActAsync(address, Note("cinq"), $"{seen}, W/{now}")).StatusCode);
    }

    [Fact]
    public async Task Of_two_actions_in_parallel_on_the_same_version_one_wins()
    {
        var (agent, address) = await CaseAsync();
        var seen = (await agent.GetAsync(address)).Headers.ETag!.Tag;

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(number => agent.ActAsync(address, Note($"note {number}"), seen)));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(one => one.StatusCode).Order());
    }

    [Fact]
    public async Task What_the_case_does_not_allow_now_is_refused()
    {
        var (_, address) = await CaseAsync();
        using var dpo = await web.StaffAsync("denis", "dpo");

        await (await dpo.ActAsync(address, new JsonObject { ["action"] = "approve" })).ProblemAsync(HttpStatusCode.UnprocessableEntity, "not-allowed-now");
        await (await dpo.ActAsync(address, new JsonObject { ["action"] = "dance" })).ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields");
    }

    [Fact]
    public async Task Roles_that_only_read_or_set_up_cannot_act()
    {
        var (_, address) = await CaseAsync();
        foreach (var role in new[] { "auditor", "admin" })
        {
            using var staff = await web.StaffAsync("otto", role);
            Assert.Empty((await staff.CaseAsync(address))["availableActions"]!.AsArray());
            await (await staff.ActAsync(address, Note("non"))).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Fact]
    public async Task A_missing_or_wrong_field_is_named()
    {
        var (agent, address) = await CaseAsync();

        var missing = await (await agent.ActAsync(address, new JsonObject { ["action"] = "note" })).ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields");
        Assert.Equal(["text"], missing.ErrorFields());
    }

    [Theory]
    [InlineData("5")]
    [InlineData("12.5")]
    [InlineData("true")]
    public async Task Numbers_and_booleans_are_taken_as_fields(string value)
    {
        var (agent, address) = await CaseAsync();

        var answer = await agent.ActAsync(address, new JsonObject { ["action"] = "note", ["text"] = JsonNode.Parse(value) });

        Assert.Contains(value, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{"action":5}""")]
    [InlineData("""{"text":"sans action"}""")]
    [InlineData("""{"action":"note","text":{"nested":true}}""")]
    [InlineData("""{"action":"note","text":"a\u0000b"}""")]
    [InlineData("""{"action":"note","text":"\ud800"}""")]
    [InlineData("""{"action":"note","\ud800":"x"}""")]
    [InlineData("""{"action":"note","a\u0000b":"x"}""")]
    [InlineData("""{"action":"note","text":"un","text":"deux"}""")]
    [InlineData("""["note"]""")]
    [InlineData("{")]
    public async Task A_malformed_action_is_refused(string body)
    {
        var (agent, address) = await CaseAsync();

        await (await agent.PostAsync($"{address}/actions", new StringContent(body, null, "application/json"))).ProblemAsync(HttpStatusCode.BadRequest, "invalid-fields");
    }

    [Fact]
    public async Task A_cursor_that_no_page_of_records_gave_is_refused()
    {
        var (agent, address) = await CaseAsync();

        Assert.Equal(["after"], (await (await agent.GetAsync($"{address}/records?after=x")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-fields")).ErrorFields());
    }

    [Fact]
    public async Task An_action_that_is_too_large_is_refused()
    {
        var (agent, address) = await CaseAsync();

        await (await agent.ActAsync(address, Note(new string('a', 300_000)))).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Fact]
    public async Task An_unknown_case_or_letter_is_not_found()
    {
        var (agent, address) = await CaseAsync();
        var nowhere = $"/api/v1/cases/{Guid.NewGuid()}";

        await (await agent.GetAsync(nowhere)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await agent.ActAsync(nowhere, Note("non"))).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await agent.GetAsync($"{address}/letters/{Guid.NewGuid()}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await agent.GetAsync("/api/v1/cases/one")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    private static JsonObject Note(string text) => new() { ["action"] = "note", ["text"] = text };

    private async Task<(HttpClient Agent, string Address)> CaseAsync()
    {
        var filed = await web.FileAsync();
        return (await web.StaffAsync("agnes", "agent"), $"/api/v1/cases/{filed["cases"]![0]!.Text("id")}");
    }
}
