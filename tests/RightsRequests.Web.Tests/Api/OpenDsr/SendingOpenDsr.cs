using System.Net;
using System.Text.Json.Nodes;
using RightsRequests.OpenDsr;

namespace RightsRequests.Web.Tests.Api.OpenDsr;

/// <summary>We send requests to processors.</summary>
public sealed class SendingOpenDsr(WebFixture fixture)
{
    private const string Key = "une-cle-que-personne-ne-devine";

    [Fact]
    public async Task Our_own_two_sides_understand_each_other_from_the_request_to_the_callback()
    {
        using var authority = new DsrAuthority();
        await using var processor = await fixture.StartProcessorAsync(authority);
        using var client = await processor.ControllerAsync();
        await using var controller = await fixture.StartControllerAsync(authority, client.BaseAddress!, client.DefaultRequestHeaders.Authorization!.Parameter!);

        var address = await controller.AskedAsync();
        using var there = await processor.StaffAsync("agnes", "agent");
        var theirs = await UntilAddressAsync(processor);
        await processor.GoOnAsync(theirs, one => one.Text("state") == "closed");

        using var here = await controller.StaffAsync("agnes", "agent");
        var seen = await here.UntilAsync(address, one => one.Text("step") != "ask-holders");
        Assert.Empty(seen["incidents"]!.AsArray());
        Assert.Equal("done", seen["holders"]!.AsArray().Last()!.Text("outcome"));
        Assert.Contains(seen["timeline"]!.AsArray(), one => one!.Text("what") == "holder-reported");
        Assert.Equal(0, await processor.CountAsync("effects WHERE kind = 'tell-controller' AND state <> 'done'"));
        using var again = await processor.ControllerAsync();
        var id = await processor.InScopeAsync((Storage.OfficeDb db) => Task.FromResult(db.DsrRequests.Single().SubjectRequestId));
        Assert.Equal("completed", JsonNode.Parse(await again.GetStringAsync($"requests/{id}"))!.Text("request_status"));
        var late = await again.DeleteAsync($"requests/{id}");
        Assert.Equal((HttpStatusCode.BadRequest, "AlreadyCompleted"), (late.StatusCode, (await late.JsonAsync())["error"]!["errors"]![0]!.Text("reason")));
    }

    [Theory]
    [InlineData(DsrPadding.Pss, "2.0", "X-OpenDSR", "/dsr/requests", "raw")]
    [InlineData(DsrPadding.Pkcs1, "1.0", "X-OpenGDPR", "/dsr/opengdpr_requests", "sha256")]
    public async Task A_processor_is_asked_by_the_names_it_knows_and_its_callback_is_the_answer_once(DsrPadding padding, string version, string headers, string path, string format)
    {
        using var authority = new DsrAuthority();
        using var certificate = authority.Issue();
        await using var processor = await DsrCounterpart.StartAsync(certificate);
        (processor.Version, processor.Headers, processor.Format, processor.Padding) = (version, headers, format, DsrSignature.Of(padding));
        await using var web = await fixture.StartControllerAsync(authority, processor.Root, Key, padding);
        var address = await web.AskedAsync();
        var (_, _, bearer, body) = await CameAsync(processor, one => one.Path == path);
        Assert.Equal($"Bearer {Key}", bearer);
        var request = JsonNode.Parse(body)!;
        Assert.Equal(("erasure", "gdpr"), (request.Text("subject_request_type"), request.Text("regulation")));
        var identity = Assert.Single(request["subject_identities"]!.AsArray())!;
        Assert.Equal(("email", format), (identity.Text("identity_type"), identity.Text("identity_format")));
        Assert.Equal(format == "raw", identity.Text("identity_value").Contains('@', StringComparison.Ordinal));
        Assert.Equal('4', request.Text("subject_request_id")[14]);
        var url = request["status_callback_urls"]![0]!.GetValue<string>();
        using var plain = new HttpClient();

        foreach (var status in new[] { "in_progress", "completed", "completed", "pending" })
        {
            using var callback = processor.Callback(request.Text("subject_request_id"), status, url);
            Assert.Equal(HttpStatusCode.Accepted, (await plain.SendAsync(callback)).StatusCode);
        }

        using var agent = await web.StaffAsync("agnes", "agent");
        var seen = await agent.UntilAsync(address, one => one.Text("step") != "ask-holders");
        Assert.Empty(seen["incidents"]!.AsArray());
        Assert.Equal(1, await web.CountAsync("holder_answers"));
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("other key")]
    [InlineData("other padding")]
    [InlineData("other domain")]
    [InlineData("other address")]
    public async Task A_callback_that_is_not_the_processors_changes_nothing(string fault)
    {
        using var authority = new DsrAuthority();
        using var certificate = authority.Issue();
        using var other = authority.Issue();
        await using var processor = await DsrCounterpart.StartAsync(certificate);
        await using var web = await fixture.StartControllerAsync(authority, processor.Root, Key);
        var address = await web.AskedAsync();
        var request = JsonNode.Parse((await CameAsync(processor, one => one.Method == "POST")).Body)!;
        var url = request["status_callback_urls"]![0]!.GetValue<string>();
        Break(processor, fault, other);
        using var callback = processor.Callback(request.Text("subject_request_id"), "completed", fault == "other address" ? url + "/" : url);
        callback.RequestUri = new(url);
        using var plain = new HttpClient();

        Assert.Equal(HttpStatusCode.Forbidden, (await plain.SendAsync(callback)).StatusCode);

        using var agent = await web.StaffAsync("agnes", "agent");
        Assert.Equal("ask-holders", (await agent.CaseAsync(address)).Text("step"));
    }

    [Theory]
    [InlineData("absent", "its signature is missing or wrong")]
    [InlineData("other key", "its signature is missing or wrong")]
    [InlineData("other padding", "see RIGHTS__OpenDsr__Padding")]
    [InlineData("other domain", "it names another domain")]
    [InlineData("untrusted", "issued by nobody that we trust")]
    [InlineData("self-signed", "a self-signed certificate is refused")]
    [InlineData("ended", "the certificate has expired")]
    [InlineData("certificate elsewhere", "its certificate lies at another domain")]
    [InlineData("type not supported", "it does not support this type of request")]
    [InlineData("nobody to be found", "it finds nobody by what we know")]
    [InlineData("refused", "The query could not be asked: it ")]
    public async Task What_cannot_be_believed_or_is_refused_becomes_an_incident_that_says_why(string fault, string why)
    {
        using var authority = new DsrAuthority();
        using var stranger = new DsrAuthority();
        using var certificate = fault switch
        {
            "untrusted" => stranger.Issue(),
            "self-signed" => authority.Issue(selfSigned: true),
            "ended" => authority.Issue(ended: true),
            _ => authority.Issue(),
        };
        using var other = authority.Issue();
        await using var processor = await DsrCounterpart.StartAsync(certificate);
        Break(processor, fault, other);
        await using var web = await fixture.StartControllerAsync(authority, processor.Root, Key);
        var address = await web.AskedAsync();
        using var agent = await web.StaffAsync("agnes", "agent");

        for (var tried = 0; tried < 400 && await web.CountAsync("incidents") == 0; tried++)
        {
            // As if the pauses were over.
            await web.ExecuteAsync("UPDATE effects SET next_at = now() WHERE state = 'pending' AND kind = 'ask-holder' AND leased_until IS NULL");
            await Task.Delay(50);
        }

        var seen = await agent.CaseAsync(address);
        Assert.Equal("ask-holders", seen.Text("step"));
        var incident = Assert.Single(seen["incidents"]!.AsArray())!;
        Assert.Contains(why, incident.Text("reason"), StringComparison.Ordinal);
        Assert.Equal(seen["holders"]![0]!.Text("holder"), incident.Text("holder"));
    }

    [Fact]
    public async Task Without_a_callback_the_processor_is_asked_and_a_cancellation_waits_for_a_person()
    {
        using var authority = new DsrAuthority();
        using var certificate = authority.Issue();
        await using var processor = await DsrCounterpart.StartAsync(certificate);
        await using var web = await fixture.StartControllerAsync(authority, processor.Root, Key);
        var address = await web.AskedAsync();
        var first = JsonNode.Parse((await CameAsync(processor, one => one.Method == "POST")).Body)!.Text("subject_request_id");
        processor.Status = "cancelled";
        await DueAsync(web);
        using var agent = await web.StaffAsync("agnes", "agent");

        var seen = await agent.UntilAsync(address, one => one["incidents"]!.AsArray().Count > 0);

        Assert.Contains("refuses", seen["incidents"]![0]!.Text("reason"), StringComparison.Ordinal);
        await agent.DoAsync(address, "re-ask-holder");
        var second = JsonNode.Parse((await CameAsync(processor, one => one.Method == "POST" && !one.Body.Contains(first, StringComparison.Ordinal))).Body)!.Text("subject_request_id");
        Assert.NotEqual(first, second);
        processor.Status = "completed";
        await DueAsync(web);
        await agent.UntilAsync(address, one => one.Text("step") != "ask-holders");
    }

    [Fact]
    public async Task Data_come_by_another_way_and_a_person_completes_the_answer()
    {
        using var authority = new DsrAuthority();
        using var certificate = authority.Issue();
        await using var processor = await DsrCounterpart.StartAsync(certificate);
        processor.Status = "completed";
        await using var web = await fixture.StartControllerAsync(authority, processor.Root, Key);
        var address = await web.AskedAsync("access");
        Assert.Equal("access", JsonNode.Parse((await CameAsync(processor, one => one.Method == "POST")).Body)!.Text("subject_request_type"));
        await DueAsync(web);
        using var agent = await web.StaffAsync("agnes", "agent");

        var seen = await agent.UntilAsync(address, one => one.ToJsonString().Contains("processeur.example.org/resultats/7", StringComparison.Ordinal));

        Assert.Equal("ask-holders", seen.Text("step"));
        await agent.DoAsync(address, "complete-task");
        await agent.UntilAsync(address, one => one.Text("step") == "review");
    }

    [Fact]
    public async Task What_is_withdrawn_here_is_taken_back_there()
    {
        using var authority = new DsrAuthority();
        using var certificate = authority.Issue();
        await using var processor = await DsrCounterpart.StartAsync(certificate);
        await using var web = await fixture.StartControllerAsync(authority, processor.Root, Key);
        var address = await web.AskedAsync();
        var id = JsonNode.Parse((await CameAsync(processor, one => one.Method == "POST")).Body)!.Text("subject_request_id");
        using var agent = await web.StaffAsync("agnes", "agent");
        await agent.DoAsync(address, "withdraw");
        await DueAsync(web);

        Assert.Equal($"/dsr/requests/{id}", (await CameAsync(processor, one => one.Method == "DELETE")).Path);
    }

    private static void Break(DsrCounterpart processor, string fault, System.Security.Cryptography.X509Certificates.X509Certificate2 other)
    {
        processor.Signs = fault != "absent";
        processor.SignedBy = fault == "other key" ? other : null;
        processor.Padding = DsrSignature.Of(fault == "other padding" ? DsrPadding.Pkcs1 : DsrPadding.Pss);
        processor.Domain = fault == "other domain" ? "ailleurs.example.org" : "localhost";
        processor.CertificateAt = fault == "certificate elsewhere" ? processor.CertificateAt.Replace("localhost", "127.0.0.1", StringComparison.Ordinal) : processor.CertificateAt;
        processor.Types = fault == "type not supported" ? ["access"] : ["access", "erasure"];
        processor.Format = fault == "nobody to be found" ? "md5" : "raw";
        processor.Answers = fault == "refused" ? 403 : 201;
    }

    private static async Task DueAsync(RunningWeb web)
    {
        await Waiting.UntilAsync(async () => await web.CountAsync("dsr_sendings WHERE ask_at IS NOT NULL") > 0);
        await web.ExecuteAsync("UPDATE dsr_sendings SET ask_at = '2026-01-01' WHERE ask_at IS NOT NULL");
    }

    private static async Task<(string Method, string Path, string Bearer, string Body)> CameAsync(DsrCounterpart processor, Func<(string Method, string Path, string Bearer, string Body), bool> which)
    {
        for (var end = DateTime.UtcNow.AddMinutes(3); DateTime.UtcNow < end; await Task.Delay(50))
        {
            if (processor.Came.Any(which))
            {
                return processor.Came.First(which);
            }
        }

        throw new TimeoutException("The processor was not asked.");
    }

    private static async Task<string> UntilAddressAsync(RunningWeb web)
    {
        for (var end = DateTime.UtcNow.AddMinutes(3); DateTime.UtcNow < end; await Task.Delay(50))
        {
            if (await web.CountAsync("cases") > 0)
            {
                return await ReceivingOpenDsr.AddressAsync(web);
            }
        }

        throw new TimeoutException("No request came.");
    }
}
