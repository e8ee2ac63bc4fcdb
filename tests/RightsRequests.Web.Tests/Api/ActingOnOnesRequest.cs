using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace RightsRequests.Web.Tests.Api;

public sealed class ActingOnOnesRequest(WebFixture fixture)
{
    private readonly RunningWeb web = fixture.Web;

    public static TheoryData<string, string> Doors => new() { { "GET", "messages" }, { "POST", "messages" }, { "POST", "withdrawal" }, { "POST", "evidence" } };

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Another_request_a_wrong_code_and_an_unknown_reference_cannot_be_told_apart(string method, string door)
    {
        var (mine, other) = (await web.FileAsync(), await web.FileAsync());
        List<string> answers = [];
        foreach (var (reference, code) in new[] { (mine.Text("reference"), other.Text("trackingCode")), (mine.Text("reference"), "WRONG"), (mine.Text("reference"), null), ("DR-2026-XXXXX", mine.Text("trackingCode")) })
        {
            using var client = web.Client(code);
            using var request = new HttpRequestMessage(new(method), $"/api/v1/requests/{reference}/{door}");
            request.Content = method == "GET" ? null : new StringContent(door == "withdrawal" ? "{}" : "{\"text\":\"Bonjour\"}", null, door == "evidence" ? "image/png" : "application/json");
            var problem = (await (await client.SendAsync(request)).ProblemAsync(HttpStatusCode.NotFound, "not-found")).AsObject();
            problem.Remove("traceId");
            answers.Add(problem.ToJsonString());
        }

        Assert.Single(answers.Distinct());
        using var subject = web.Client(mine.Text("trackingCode"));
        var status = await (await subject.GetAsync($"/api/v1/requests/{mine.Text("reference")}")).JsonAsync();
        Assert.Equal(("open", 0), (status.Text("state"), status["messages"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_message_is_taken_once_and_read_with_a_session_only()
    {
        var filed = await web.FileAsync();
        using var subject = web.Client(filed.Text("trackingCode"));
        var address = $"/api/v1/requests/{filed.Text("reference")}/messages";
        subject.DefaultRequestHeaders.Add("Idempotency-Key", "one");

        Assert.Equal(HttpStatusCode.NoContent, (await subject.PostAsJsonAsync(address, new { text = "Bonjour" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await subject.PostAsJsonAsync(address, new { text = "Bonjour" })).StatusCode);
        await (await subject.GetAsync(address)).ProblemAsync(HttpStatusCode.Forbidden, "session-needed");
        foreach (var text in new[] { "", new('a', 10_001), "a\u0007" })
        {
            Assert.Equal(["text"], (await (await subject.PostAsJsonAsync(address, new { text })).ProblemAsync(HttpStatusCode.BadRequest, "invalid-fields")).ErrorFields());
        }

        await (await subject.PostAsync(address, new StringContent("{", null, "application/json"))).ProblemAsync(HttpStatusCode.BadRequest, "invalid-fields");
        Assert.Equal(1, (await (await subject.GetAsync(address[..^"/messages".Length])).JsonAsync())["messages"]!.GetValue<int>());
    }

    [Fact]
    public async Task Evidence_that_nobody_asked_for_is_refused_and_a_large_one_not_read()
    {
        var filed = await web.FileAsync();
        using var subject = web.Client(filed.Text("trackingCode"));
        var address = $"/api/v1/requests/{filed.Text("reference")}/evidence";
        using var png = new ByteArrayContent([0x89, 0x50]) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        await (await subject.PostAsync(address, png)).ProblemAsync(HttpStatusCode.UnprocessableEntity, "not-allowed-now");
        using var large = new ByteArrayContent(new byte[11 * 1024 * 1024]) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        // Asked first, the server says no before the file is sent.
        using var asked = new HttpRequestMessage(HttpMethod.Post, address) { Content = large, Headers = { ExpectContinue = true } };
        await (await subject.SendAsync(asked)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Fact]
    public async Task A_withdrawal_over_http_ends_the_request()
    {
        var filed = await web.FileAsync();
        using var subject = web.Client(filed.Text("trackingCode"));
        var address = $"/api/v1/requests/{filed.Text("reference")}";

        Assert.Equal(HttpStatusCode.NoContent, (await subject.PostAsJsonAsync($"{address}/withdrawal", new { })).StatusCode);
        Assert.Equal("withdrawn", (await (await subject.GetAsync(address)).JsonAsync()).Text("state"));
        await (await subject.PostAsJsonAsync($"{address}/withdrawal", new { })).ProblemAsync(HttpStatusCode.UnprocessableEntity, "not-allowed-now");
    }

    [Theory]
    [InlineData("""{"case":["019d0000-0000-7000-8000-000000000000"]}""", "case")]
    [InlineData("""{"cases":["019d0000-0000-7000-8000-000000000000"]}""", "cases[0]")]
    [InlineData("""{"cases":["one"]}""", "cases[0]")]
    [InlineData("""{"cases":[],"cases":null}""", "cases")]
    public async Task A_withdrawal_that_is_misspelt_or_names_another_case_withdraws_nothing(string body, string field)
    {
        var filed = await web.FileAsync();
        using var subject = web.Client(filed.Text("trackingCode"));
        var address = $"/api/v1/requests/{filed.Text("reference")}";

        var problem = await (await subject.PostAsync($"{address}/withdrawal", new StringContent(body, null, "application/json"))).ProblemAsync(HttpStatusCode.BadRequest, "invalid-fields");

        Assert.Equal([field], problem.ErrorFields());
        Assert.Equal("open", (await (await subject.GetAsync(address)).JsonAsync()).Text("state"));
    }

    [Fact]
    public async Task What_an_address_does_not_take_is_answered_with_what_it_takes()
    {
        var filed = await web.FileAsync();
        using var subject = web.Client(filed.Text("trackingCode"));

        var problem = await (await subject.PostAsync($"/api/v1/requests/{filed.Text("reference")}/evidence", new StringContent("x"))).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "media-type-needed");

        Assert.Equal("Content-Type: application/pdf, image/jpeg, image/png", problem.Text("title"));
    }

    [Fact]
    public async Task A_cookie_made_up_opens_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/suivi");
        request.Headers.Add("Cookie", "suivi=CfDJ8made-up");

        var answer = await web.Bare.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("id=\"code\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
