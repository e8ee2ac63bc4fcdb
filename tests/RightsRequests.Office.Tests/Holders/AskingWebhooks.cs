using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RightsRequests.Contracts;
using RightsRequests.Holders;

namespace RightsRequests.Office.Tests.Holders;

public sealed class AskingWebhooks(OfficeFixture postgres)
{
    private const string Secret = "une-phrase-que-personne-ne-devine";

    [Fact]
    public async Task A_query_comes_signed_and_its_answer_stands_in_the_response()
    {
        await using var webhook = new TestWebhook((query, _) => AnsweringQueries.Answer(JsonNode.Parse(query)!["queryId"]!.GetValue<string>()));
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddWebhook(webhook.Url, Secret));

        var (filed, id) = await office.AskedAsync();

        var seen = await office.Office.CaseAsync(id);
        Assert.Equal("review", seen.Step);
        Assert.Empty(seen.Incidents);
        Assert.Empty(office.Bus.Asked);
        var (path, headers, body) = Assert.Single(webhook.Came);
        Assert.Equal(("/rights", filed.Reference), (path, JsonNode.Parse(body)!["reference"]!.GetValue<string>()));
        Assert.Equal(Hex(body), headers["X-Rights-Signature"]);
        var seconds = headers["X-Rights-Timestamp"]!;
        Assert.Equal(office.Office.Clock.GetCurrentInstant().ToUnixTimeSeconds(), long.Parse(seconds, CultureInfo.InvariantCulture));
        Assert.Equal(Hex([.. Encoding.ASCII.GetBytes(seconds + "."), .. body]), headers["X-Rights-Timestamp-Signature"]);
    }

    [Fact]
    public async Task An_answer_may_come_later()
    {
        await using var webhook = new TestWebhook((_, response) =>
        {
            response.StatusCode = (int)HttpStatusCode.Accepted;
            return null;
        });
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddWebhook(webhook.Url, Secret));
        var (_, id) = await office.AskedAsync();
        Assert.Equal("ask-holders", (await office.Office.CaseAsync(id)).Step);

        await office.AnswerAsync(AnsweringQueries.Answer(JsonNode.Parse(Assert.Single(webhook.Came).Body)!["queryId"]!.GetValue<string>()));

        Assert.Equal("review", (await office.Office.CaseAsync(id)).Step);
        Assert.Equal(0, await office.Office.CountAsync("SELECT count(*) FROM effects WHERE state <> 'done' AND kind = 'ask-holder'"));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_webhook_that_is_away_is_waited_for_without_an_incident(int status)
    {
        var away = true;
        await using var webhook = new TestWebhook((query, response) =>
        {
            response.StatusCode = away ? status : 200;
            return away ? "{}" : AnsweringQueries.Answer(JsonNode.Parse(query)!["queryId"]!.GetValue<string>());
        });
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddWebhook(webhook.Url, Secret));
        var (_, id) = await office.AskedAsync();
        for (var tried = 0; tried < 10; tried++)
        {
            await AgainAsync(office);
        }

        Assert.Empty((await office.Office.CaseAsync(id)).Incidents);
        away = false;
        await AgainAsync(office);

        Assert.Equal("review", (await office.Office.CaseAsync(id)).Step);
    }

    [Theory]
    [InlineData("redirect")]
    [InlineData("unauthorised")]
    [InlineData("endless")]
    public async Task What_a_webhook_must_not_do_is_an_incident_and_leads_nowhere(string what)
    {
        TestWebhook? elsewhere = null;
        await using var webhook = new TestWebhook((_, response) =>
        {
            response.StatusCode = what switch { "redirect" => 307, "unauthorised" => 401, _ => 200 };
            response.RedirectLocation = elsewhere!.Url.ToString();
            return what == "endless" ? new string(' ', RightsLimits.AnswerBytes + 1) : null;
        });
        await using (elsewhere = new TestWebhook((_, _) => null))
        {
            await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddWebhook(webhook.Url, Secret));
            var (_, id) = await office.AskedAsync();
            for (var tried = 0; tried < 10; tried++)
            {
                await AgainAsync(office);
            }

            Assert.Single((await office.Office.CaseAsync(id)).Incidents);
            Assert.Empty(elsewhere.Came);
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("<html></html>")]
    public async Task A_response_that_is_no_answer_is_kept_as_an_incident_of_the_case(string answer)
    {
        await using var webhook = new TestWebhook((_, _) => answer);
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddWebhook(webhook.Url, Secret));

        var (_, id) = await office.AskedAsync();

        var seen = await office.Office.CaseAsync(id);
        Assert.Equal("ask-holders", seen.Step);
        Assert.Contains("not valid", Assert.Single(seen.Incidents).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_already_answered_or_asked_anew_is_not_sent_once_more()
    {
        await using var webhook = new TestWebhook((_, response) =>
        {
            response.StatusCode = 503;
            return null;
        });
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddWebhook(webhook.Url, Secret));
        await office.AskedAsync();
        var query = JsonNode.Parse(Assert.Single(webhook.Came).Body)!["queryId"]!.GetValue<string>();
        await office.AnswerAsync(AnsweringQueries.Answer(query));

        await AgainAsync(office);

        Assert.Single(webhook.Came);
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_sent()
    {
        await using var webhook = new TestWebhook((_, _) => null);
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => services.AddWebhook(webhook.Url, "court"));

        await office.AskedAsync();

        Assert.Empty(webhook.Came);
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM effects WHERE state = 'pending' AND kind = 'ask-holder'"));
    }

    [Theory]
    [InlineData("10.2.3.4", false, true)]
    [InlineData("192.168.1.9", false, true)]
    [InlineData("203.0.113.9", false, true)]
    [InlineData("fd12:3456::1", false, true)]
    [InlineData("127.0.0.1", false, false)]
    [InlineData("::1", false, false)]
    [InlineData("::ffff:127.0.0.1", false, false)]
    [InlineData("127.0.0.1", true, true)]
    [InlineData("10.2.3.4", true, false)]
    [InlineData("169.254.169.254", false, false)]
    [InlineData("::ffff:169.254.169.254", false, false)]
    [InlineData("fd00:ec2::254", false, false)]
    [InlineData("fe80::1", false, false)]
    [InlineData("0.0.0.0", false, false)]
    [InlineData("::", false, false)]
    [InlineData("255.255.255.255", false, false)]
    [InlineData("ff02::1", false, false)]
    public void Only_addresses_that_a_back_office_may_have_are_called(string address, bool loopback, bool called) =>
        Assert.Equal(called, WebhookAddress.MayBeCalled(IPAddress.Parse(address), loopback));

    private static string Hex(byte[] content) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), content));

    // As if the pause were over.
    private static async Task AgainAsync(CorrespondingOffice office)
    {
        await office.Office.ExecuteAsync("UPDATE effects SET next_at = now() WHERE state = 'pending'");
        await office.DrainAsync();
    }
}
