using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RightsRequests.Web.Tests.Api;

public sealed class Tracking(WebFixture fixture)
{
    private readonly RunningWeb web = fixture.Web;

    [Fact]
    public async Task The_tracking_code_shows_the_state()
    {
        var filed = await web.FileAsync();
        using var subject = web.Client(filed.Text("trackingCode"));

        var status = await (await subject.GetAsync($"/api/v1/requests/{filed.Text("reference")}")).JsonAsync();

        Assert.Equal("open", status.Text("state"));
        Assert.Equal(filed["cases"]![0]!.Text("due"), status["cases"]![0]!.Text("due"));
        Assert.Contains(status["timeline"]!.AsArray(), one => one!.Text("what") == "case-opened");
        Assert.Empty(status["documents"]!.AsArray());
    }

    [Fact]
    public async Task Reference_and_code_open_as_people_type_them()
    {
        var filed = await web.FileAsync();
        var (reference, code) = (filed.Text("reference"), filed.Text("trackingCode"));
        foreach (var typed in new[] { reference.ToLowerInvariant().Replace('-', ' '), reference["DR-".Length..], reference.Replace("-", "", StringComparison.Ordinal).Replace('0', 'o').Replace('1', 'l') })
        {
            using var subject = web.Client(code.ToLowerInvariant().Replace('-', ' ').Replace('0', 'O').Replace('1', 'i'));
            Assert.Equal(HttpStatusCode.OK, (await subject.GetAsync($"/api/v1/requests/{Uri.EscapeDataString(typed)}")).StatusCode);
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("/sessions", "")]
    [InlineData("/sessions/confirm", """{"code":"00000000"}""")]
    [InlineData("/documents/019d0000-0000-7000-8000-000000000000", "")]
    public async Task A_wrong_code_and_an_unknown_reference_cannot_be_told_apart(string path, string body)
    {
        var filed = await web.FileAsync();
        var reference = filed.Text("reference");

        var answers = new List<string>();
        foreach (var (of, code) in new[] { (reference, "WRONG"), (reference, null), ("DR-2026-XXXXX", filed.Text("trackingCode")), ("DR-2026-XXXXX", null) })
        {
            using var client = web.Client(code);
            var url = $"/api/v1/requests/{of}{path}";
            var answer = path.StartsWith("/sessions", StringComparison.Ordinal)
                ? await client.PostAsync(url, new StringContent(body, null, "application/json"))
                : await client.GetAsync(url);
            var problem = (await answer.ProblemAsync(HttpStatusCode.NotFound, "not-found")).AsObject();
            problem.Remove("traceId");
            answers.Add(problem.ToJsonString() + string.Join('|', answer.Headers.Where(one => one.Key != "Date").Select(one => one.Key + string.Concat(one.Value))));
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task A_one_time_code_opens_a_session_once()
    {
        var (subject, address) = await AskForCodeAsync();
        var code = await MailedCodeAsync(address);

        var session = await (await ConfirmAsync(subject, address, code)).JsonAsync();

        Assert.True(session.Text("accessToken").Length >= 32);
        Assert.True(DateTimeOffset.Parse(session.Text("expiresAt"), null) > DateTimeOffset.UtcNow);
        await (await ConfirmAsync(subject, address, code)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_code_opens_nothing()
    {
        var (subject, address) = await AskForCodeAsync();
        var code = await MailedCodeAsync(address);
        for (var tries = 0; tries < 5; tries++)
        {
            await (await ConfirmAsync(subject, address, "wrong")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        }

        await (await ConfirmAsync(subject, address, code)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"code":5}""")]
    [InlineData("""{"code":null}""")]
    public async Task A_malformed_code_is_like_a_wrong_one(string body)
    {
        var (subject, address) = await AskForCodeAsync();

        await (await subject.PostAsync($"{address}/sessions/confirm", new StringContent(body, null, "application/json"))).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    private async Task<(HttpClient Subject, string Address)> AskForCodeAsync()
    {
        var filed = await web.FileAsync();
        var subject = web.Client(filed.Text("trackingCode"));
        var address = $"/api/v1/requests/{filed.Text("reference")}";
        var asked = await subject.PostAsync($"{address}/sessions", null);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        Assert.Equal("", await asked.Content.ReadAsStringAsync());
        return (subject, address);
    }

    private async Task<string> MailedCodeAsync(string address)
    {
        var mails = await (await web.Anybody.GetAsync("/dev/outbox")).JsonAsync();
        var mail = mails.AsArray().Last(one => one!.ToJsonString().Contains(address[^12..], StringComparison.Ordinal));
        return Regex.Match(mail!.Text("text"), @"\b\d{8}\b").Value;
    }

    private static Task<HttpResponseMessage> ConfirmAsync(HttpClient subject, string address, string code) =>
        subject.PostAsJsonAsync($"{address}/sessions/confirm", new JsonObject { ["code"] = code });
}
