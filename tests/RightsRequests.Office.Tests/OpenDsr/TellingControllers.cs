using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RightsRequests.Holders;
using RightsRequests.Office.Tests.Holders;
using RightsRequests.OpenDsr;
using RightsRequests.PolicyPack;
using RightsRequests.Storage;
using RightsRequests.Tests.Private;

namespace RightsRequests.Office.Tests.OpenDsr;

/// <summary>A controller that asked to be called back is called until it answers, and where it may be called.</summary>
public sealed class TellingControllers(OfficeFixture postgres)
{
    private const string Controller = "fesp";

    [Fact]
    public async Task One_that_is_away_is_waited_for_three_days_and_then_a_person_knows()
    {
        var away = true;
        await using var controller = new TestWebhook((_, response) =>
        {
            response.StatusCode = away ? 503 : 202;
            return null;
        });
        await using var office = await StartAsync(privateCallbacks: true);
        var id = await ReceivedAsync(office, controller.Url.ToString());
        Assert.NotEmpty(controller.Came);
        await LaterAsync(office, Duration.FromDays(2), tries: 20);
        Assert.Empty((await office.Office.CaseAsync(id)).Incidents);

        away = false;
        await LaterAsync(office, Duration.FromHours(1), tries: 1);
        Assert.Equal("in_progress", JsonDocument.Parse(controller.Came.Last().Body).RootElement.GetProperty("request_status").GetString());
        Assert.Equal(0, await PendingAsync(office));

        away = true;
        var silent = await ReceivedAsync(office, controller.Url.ToString());
        await LaterAsync(office, Duration.FromDays(4), tries: 20);
        Assert.Single((await office.Office.CaseAsync(silent)).Incidents, incident => incident.Open);
        Assert.Empty((await office.Office.CaseAsync(id)).Incidents);
    }

    [Fact]
    public async Task A_callback_into_a_private_network_is_not_called_unless_the_settings_say_so()
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var port = ((IPEndPoint)inside.LocalEndpoint).Port;
        await using var office = await StartAsync(privateCallbacks: false);
        Assert.Equal(400, (await SendAsync(office, $"http://127.0.0.1:{port}/")).Code);

        // A name is taken, and where it leads is looked at when it is called.
        var id = await ReceivedAsync(office, $"https://localhost:{port}/");
        await LaterAsync(office, Duration.FromDays(4), tries: 20);

        Assert.False(inside.Pending(), "it was called");
        Assert.Single((await office.Office.CaseAsync(id)).Incidents, incident => incident.Open);
    }

    [Theory]
    [InlineData("203.0.113.9", true)]
    [InlineData("2001:db8::9", true)]
    [InlineData("10.2.3.4", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.9", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("64:ff9b::a01:203", false)]
    [InlineData("2002:a01:203::1", false)]
    [InlineData("::ffff:10.2.3.4", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("::1", false)]
    public void Only_public_addresses_are(string address, bool called)
    {
        Assert.Equal(called, WebhookAddress.IsPublic(IPAddress.Parse(address), loopback: false));
        Assert.False(WebhookAddress.IsPublic(IPAddress.Parse(address), loopback: true));
    }

    private Task<CorrespondingOffice> StartAsync(bool privateCallbacks) => CorrespondingOffice.StartAsync(postgres, services =>
    {
        var policy = PolicyPackReader.Read(Repository.PathOf("workflows")).Policy!;
        var controller = policy.Register.SelectMany(entry => entry.Recipients).First(one => one.Id == Controller);
        services.AddSingleton(policy with { Register = [.. policy.Register.Select(entry => entry.Id == "newsletter" ? entry with { ProcessorFor = controller } : entry)] });
        using var authority = new DsrAuthority();
        using var certificate = authority.Issue();
        services.AddSingleton(new OpenDsrOptions
        {
            Domain = "localhost",
            KeyFile = DsrAuthority.Pkcs12(certificate),
            KeyPassword = "test",
            Controllers = new Dictionary<string, DsrController> { [Controller] = new(["localhost", "127.0.0.1"]) },
            PrivateCallbacks = privateCallbacks,
        });
    });

    private static Task<DsrReply> SendAsync(CorrespondingOffice office, string callback) => office.Office.InScopeAsync((DsrDesk desk) => desk.ReceiveAsync(
        Controller,
        JsonSerializer.SerializeToUtf8Bytes(new
        {
            subject_request_id = Guid.NewGuid().ToString(),
            subject_request_type = "erasure",
            submitted_time = "2026-04-01T07:00:00Z",
            subject_identities = new[] { new { identity_type = "email", identity_value = $"{Guid.NewGuid():N}@example.org", identity_format = "raw" } },
            status_callback_urls = new[] { callback },
        }),
        DsrVersion.Two,
        default));

    // And begun, which is a status to tell.
    private static async Task<Guid> ReceivedAsync(CorrespondingOffice office, string callback)
    {
        var reply = await SendAsync(office, callback);
        Assert.True(reply.Code == 201, System.Text.Encoding.UTF8.GetString(reply.Body));
        await office.DrainAsync();
        var id = await office.Office.InScopeAsync((OfficeDb db) => db.Cases.OrderByDescending(row => row.Id).Select(row => row.Id).FirstAsync());
        await office.DoAsync(id, TestOffice.Agent, "accept-assessment");
        await office.DrainAsync();
        return id;
    }

    // Tried again and again meanwhile, as if each pause were over.
    private static async Task LaterAsync(CorrespondingOffice office, Duration time, int tries)
    {
        for (var tried = 0; tried < tries; tried++)
        {
            office.Office.Clock.Advance(time / tries);
            await office.Office.ExecuteAsync("UPDATE effects SET next_at = now() WHERE state = 'pending'");
            await office.DrainAsync();
        }
    }

    private static Task<long> PendingAsync(CorrespondingOffice office) => office.Office.CountAsync("SELECT count(*) FROM effects WHERE state = 'pending' AND kind = 'tell-controller'");
}
