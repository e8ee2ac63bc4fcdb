using System.Net;
using System.Net.Http.Json;

namespace RightsRequests.Web.Tests.Api;

/// <summary>One access case with real workers, from the form to the signed letter in the subject's hands.</summary>
public sealed class WholeCase(WebFixture fixture)
{
    [Fact]
    public async Task An_access_request_ends_in_a_signed_letter_that_opens_with_a_session_only()
    {
        await using var web = await fixture.StartAsync(more: services => services.AddOfficeWorkers());
        var filed = await web.FileAsync(Bodies.Access().With("scope", new { activities = new[] { "newsletter" } }));
        var address = $"/api/v1/cases/{filed["cases"]![0]!.Text("id")}";
        using var agent = await web.StaffAsync("agnes", "agent");
        using var dpo = await web.StaffAsync("denis", "dpo");
        await agent.DoAsync(address, "confirm-identity");
        await agent.DoAsync(address, "accept-assessment");
        await dpo.DoAsync(address, "accept-answers");

        // Once the acknowledgement is out, nothing but people moves the case: a lost race is theirs, not a worker's.
        await dpo.UntilAsync(address, one => one.Text("step") == "approve" && one["letters"]![0]!.Text("state") == "sent");
        await (await dpo.ActAsync(address, new System.Text.Json.Nodes.JsonObject { ["action"] = "approve" })).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await TwoApproveAsync(web, address);
        using var chief = await web.StaffAsync("carine", "dpo");
        await chief.DoAsync(address, "approve-letter");
        var closed = await agent.UntilAsync(address, one => one.Text("state") == "closed");

        var letters = closed["letters"]!.AsArray();
        Assert.Equal(["acknowledgement", "response"], letters.Select(one => one!.Text("kind")));
        Assert.All(letters, one => Assert.Equal("sent", one!.Text("state")));
        await LettersAsync(web, address, letters[^1]!.Text("id"));
        await RecordsAsync(web, address);
        await DocumentsAsync(web, filed.Text("reference"), filed.Text("trackingCode"));
    }

    private static async Task TwoApproveAsync(RunningWeb web, string address)
    {
        using var one = await web.StaffAsync("carine", "dpo");
        using var other = await web.StaffAsync("cyril", "dpo");
        var answer = await one.GetAsync(address);
        var (tag, body) = (answer.Headers.ETag!.Tag, (await answer.JsonAsync()).Offer("approve")!.Fill());

        var answers = await Task.WhenAll(one.ActAsync(address, body, tag), other.ActAsync(address, body.DeepClone(), tag));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
    }

    private static async Task LettersAsync(RunningWeb web, string address, string letter)
    {
        using var auditor = await web.StaffAsync("otto", "auditor");
        using var admin = await web.StaffAsync("ada", "admin");
        var pdf = await auditor.GetAsync($"{address}/letters/{letter}");

        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("%PDF-", await pdf.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(pdf.Headers.CacheControl?.NoStore);
        await (await admin.GetAsync($"{address}/letters/{letter}")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    private static async Task RecordsAsync(RunningWeb web, string address)
    {
        using var auditor = await web.StaffAsync("otto", "auditor");
        using var admin = await web.StaffAsync("ada", "admin");
        var page = await (await auditor.GetAsync($"{address}/records?limit=2")).JsonAsync();
        Assert.InRange(page["records"]!.AsArray().Count, 0, 2);
        await (await auditor.GetAsync($"{address}/records?limit=0")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-fields");
        await (await admin.GetAsync($"{address}/records")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    private static async Task DocumentsAsync(RunningWeb web, string reference, string code)
    {
        var address = $"/api/v1/requests/{reference}";
        using var subject = web.Client(code);
        var documents = (await (await subject.GetAsync(address)).JsonAsync())["documents"]!.AsArray();
        Assert.Equal(["acknowledgement", "response", "data-package"], documents.Select(one => one!.Text("kind")));
        var open = documents.Single(one => one!.Text("kind") == "acknowledgement")!.Text("id");
        Assert.Equal(HttpStatusCode.OK, (await subject.GetAsync($"{address}/documents/{open}")).StatusCode);

        using var confirmed = web.Client(await web.OpenSessionAsync(reference, code));
        foreach (var document in documents.Where(one => one!["discloses"]!.GetValue<bool>()))
        {
            var url = $"{address}/documents/{document!.Text("id")}";
            await (await subject.GetAsync(url)).ProblemAsync(HttpStatusCode.Forbidden, "session-needed");
            var opened = await confirmed.GetAsync(url);
            Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
            Assert.True(opened.Headers.CacheControl?.NoStore);
            Assert.Equal(document!.Text("contentType"), opened.Content.Headers.ContentType?.MediaType);
        }

        await (await confirmed.GetAsync($"{address}/documents/{Guid.NewGuid()}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        using var stranger = web.Client((await web.FileAsync()).Text("trackingCode"));
        await (await stranger.GetAsync($"{address}/documents/{open}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }
}
