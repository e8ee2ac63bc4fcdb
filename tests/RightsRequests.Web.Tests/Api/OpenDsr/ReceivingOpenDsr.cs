using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RightsRequests.OpenDsr;
using RightsRequests.Storage;

namespace RightsRequests.Web.Tests.Api.OpenDsr;

/// <summary>A controller for whom we process sends us requests.</summary>
public sealed class ReceivingOpenDsr(WebFixture fixture)
{
    [Theory]
    [InlineData(DsrPadding.Pss, "requests", "X-OpenDSR")]
    [InlineData(DsrPadding.Pkcs1, "opengdpr_requests", "X-OpenGDPR")]
    public async Task A_request_becomes_a_case_and_its_answer_is_signed(DsrPadding padding, string path, string headers)
    {
        using var authority = new DsrAuthority();
        await using var web = await fixture.StartProcessorAsync(authority, padding);
        using var controller = await web.ControllerAsync();
        var request = DsrWeb.Request();

        var answer = await controller.SendAsync(request, path);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("localhost", answer.Headers.Header($"{headers}-Processor-Domain"));
        var body = await answer.Content.ReadAsByteArrayAsync();
        using var certificate = await controller.CertificateAsync();
        var signature = answer.Headers.Header($"{headers}-Signature");
        Assert.True(DsrSignature.Verifies(certificate, body, signature, padding));
        Assert.False(DsrSignature.Verifies(certificate, body, signature, padding == DsrPadding.Pss ? DsrPadding.Pkcs1 : DsrPadding.Pss));
        var receipt = JsonNode.Parse(body)!;
        Assert.Equal((DsrWeb.Controller, request.Text("subject_request_id")), (receipt.Text("controller_id"), receipt.Text("subject_request_id")));
        Assert.Equal(request.ToJsonString(), Encoding.UTF8.GetString(Convert.FromBase64String(receipt.Text("encoded_request"))));
        Assert.True(DateTimeOffset.Parse(receipt.Text("expected_completion_time")) > DateTimeOffset.Parse(receipt.Text("received_time")));

        using var agent = await web.StaffAsync("agnes", "agent");
        var seen = await agent.UntilAsync(await AddressAsync(web), one => one.Text("step") == "assess");
        Assert.Equal("erasure", seen.Text("right"));
        var assessed = Assert.Single(seen["assessment"]!.AsArray())!;
        Assert.Equal(("newsletter", "granted", "28(3)(a)"), (assessed.Text("activity"), assessed.Text("outcome"), assessed.Text("ground")));
        var status = JsonNode.Parse(await controller.GetStringAsync($"{path}/{request.Text("subject_request_id")}"))!;
        Assert.Equal("pending", status.Text("request_status"));
        Assert.Equal(receipt.Text("expected_completion_time"), status.Text("expected_completion_time"));
    }

    [Fact]
    public async Task The_same_request_is_taken_once_and_its_id_for_no_other()
    {
        using var authority = new DsrAuthority();
        await using var web = await fixture.StartProcessorAsync(authority, workers: false);
        using var controller = await web.ControllerAsync();
        var request = DsrWeb.Request();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => controller.SendAsync(request)));
        var bodies = await Task.WhenAll(answers.Select(one => one.Content.ReadAsStringAsync()));
        var other = await controller.SendAsync(DsrWeb.Request(id: request.Text("subject_request_id"), email: "autre@example.org"));

        Assert.All(answers, one => Assert.Equal(HttpStatusCode.Created, one.StatusCode));
        Assert.Single(bodies.Distinct());
        await FailedAsync(other, HttpStatusCode.BadRequest, "SubjectRequestIdReused");
        Assert.Equal(1, await web.CountAsync("requests"));
    }

    [Theory]
    [InlineData("subject_request_type", "\"rectification\"", "UnsupportedRequestType")]
    [InlineData("subject_request_type", "null", "UnsupportedRequestType")]
    [InlineData("subject_request_id", "\"A7551968-D5D6-44B2-9831-815AC9017798\"", "InvalidSubjectRequestId")]
    [InlineData("subject_request_id", "\"a7551968-d5d6-14b2-9831-815ac9017798\"", "InvalidSubjectRequestId")]
    [InlineData("subject_request_id", "12", "MalformedJson")]
    [InlineData("regulation", "\"ccpa\"", "UnsupportedRegulation")]
    [InlineData("submitted_time", "\"hier\"", "InvalidSubmittedTime")]
    [InlineData("subject_identities", "[]", "IdentitiesRequired")]
    [InlineData("subject_identities", "[null]", "InvalidIdentity")]
    [InlineData("subject_identities", """[{"identity_type":"android_id","identity_value":"1","identity_format":"raw"}]""", "UnsupportedIdentities")]
    [InlineData("subject_identities", """[{"identity_type":"email","identity_value":"5e1","identity_format":"sha256"}]""", "UnsupportedIdentities")]
    [InlineData("subject_identities", """[{"identity_type":"email","identity_value":"personne","identity_format":"raw"}]""", "InvalidIdentity")]
    [InlineData("status_callback_urls", """["https://ailleurs.example.org/"]""", "CallbackRefused")]
    [InlineData("status_callback_urls", """["http://rappels.example.org/"]""", "CallbackRefused")]
    [InlineData("status_callback_urls", """["https://u:p@rappels.example.org/"]""", "CallbackRefused")]
    public async Task What_cannot_be_taken_is_told_in_the_protocols_words_and_stores_nothing(string field, string value, string reason)
    {
        using var authority = new DsrAuthority();
        await using var web = await fixture.StartProcessorAsync(authority, workers: false);
        using var controller = await web.ControllerAsync();
        var request = DsrWeb.Request();
        request[field] = JsonNode.Parse(value);

        var answer = await controller.SendAsync(request);

        await FailedAsync(answer, HttpStatusCode.BadRequest, reason);
        Assert.Equal(0, await web.CountAsync("requests"));
    }

    [Fact]
    public async Task Strangers_and_what_is_too_large_are_turned_away()
    {
        using var authority = new DsrAuthority();
        await using var web = await fixture.StartProcessorAsync(authority, workers: false);
        using var controller = await web.ControllerAsync();
        using var stranger = new HttpClient { BaseAddress = controller.BaseAddress };
        var large = DsrWeb.Request();
        large["extensions"] = new string('x', 70_000);

        await FailedAsync(await stranger.SendAsync(DsrWeb.Request()), HttpStatusCode.Unauthorized, "KeyNeeded");
        await FailedAsync(await controller.SendAsync(large), HttpStatusCode.RequestEntityTooLarge, "TooLarge");
        await FailedAsync(await controller.PostAsync("requests", new StringContent("x")), HttpStatusCode.UnsupportedMediaType, "JsonNeeded");
        await FailedAsync(await controller.GetAsync($"requests/{Guid.NewGuid()}"), HttpStatusCode.NotFound, "UnknownRequest");
        await FailedAsync(await controller.GetAsync("requests/nothing"), HttpStatusCode.NotFound, "UnknownRequest");
        await FailedAsync(await stranger.SendAsync(large, "callbacks"), HttpStatusCode.RequestEntityTooLarge, "TooLarge");
        await FailedAsync(await stranger.SendAsync(DsrWeb.Request(), "callbacks"), HttpStatusCode.Forbidden, "CallbackRefused");
        stranger.DefaultRequestHeaders.Authorization = controller.DefaultRequestHeaders.Authorization;
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/v1/holders/crm/queries")).StatusCode);
        Assert.Equal(0, await web.CountAsync("requests"));
    }

    [Fact]
    public async Task A_request_is_cancelled_as_often_as_asked_and_no_more_once_it_is_answered()
    {
        using var authority = new DsrAuthority();
        await using var web = await fixture.StartProcessorAsync(authority, workers: false);
        using var controller = await web.ControllerAsync();
        var request = DsrWeb.Request();
        await controller.SendAsync(request);
        var path = $"requests/{request.Text("subject_request_id")}";

        for (var asked = 0; asked < 2; asked++)
        {
            var answer = await controller.DeleteAsync(path);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            Assert.Equal(request.Text("subject_request_id"), (await answer.JsonAsync()).Text("subject_request_id"));
        }

        Assert.Equal("cancelled", JsonNode.Parse(await controller.GetStringAsync(path))!.Text("request_status"));
        using var agent = await web.StaffAsync("agnes", "agent");
        Assert.Equal("withdrawn", (await agent.CaseAsync(await AddressAsync(web))).Text("state"));
    }

    [Fact]
    public async Task Without_a_domain_nothing_is_there()
    {
        using var anybody = new HttpClient { BaseAddress = fixture.Web.Address };

        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("/opendsr/discovery")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("/opendsr/certificate")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.SendAsync(DsrWeb.Request(), "/opendsr/requests")).StatusCode);
        var callback = await anybody.SendAsync(DsrWeb.Request(), "/opendsr/callbacks");
        Assert.Equal((HttpStatusCode.Forbidden, true), (callback.StatusCode, callback.Headers.CacheControl!.NoStore));
        Assert.Equal("CallbackRefused", (await callback.JsonAsync())["error"]!["errors"]![0]!.Text("reason"));
    }

    internal static async Task<string> AddressAsync(RunningWeb web) =>
        $"/api/v1/cases/{await web.InScopeAsync((OfficeDb db) => db.Cases.Select(row => row.Id).SingleAsync())}";

    private static async Task FailedAsync(HttpResponseMessage answer, HttpStatusCode status, string reason)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.NotNull(answer.Headers.Header("X-OpenDSR-Signature"));
        var error = (await answer.JsonAsync())["error"]!;
        Assert.Equal((int)status, error["code"]!.GetValue<int>());
        Assert.Equal(("Validation", reason), (error["errors"]![0]!.Text("domain"), error["errors"]![0]!.Text("reason")));
    }
}
