using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Correspondence;
using RightsRequests.OpenDsr;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Tests.Api.OpenDsr;

/// <summary>Our web as a controller whose customer relations' system is a processor that speaks OpenDSR.</summary>
internal static class DsrSender
{
    public const string Callbacks = "/opendsr/callbacks";

    public static async Task<RunningWeb> StartControllerAsync(this WebFixture fixture, DsrAuthority authority, Uri processor, string key, DsrPadding padding = DsrPadding.Pss)
    {
        var secrets = Directory.CreateTempSubdirectory("opendsr-secrets").FullName;
        await File.WriteAllTextAsync(Path.Combine(secrets, OtherTransports.Holder), key);
        Uri? address = null;
        var web = await fixture.StartAsync(more: services =>
        {
            services.AddSingleton(fixture.Policy with
            {
                Holders = [.. fixture.Policy.Holders.Select(holder => holder.Id == OtherTransports.Holder ? holder with { Transport = Transport.Opendsr, Url = processor } : holder)],
            });
            var options = (OfficeOptions)services.Last(one => one.ServiceType == typeof(OfficeOptions)).ImplementationInstance!;
            services.AddSingleton(options with { WebhookSecretDirectory = secrets });
            services.AddSingleton(new OpenDsrOptions { Trust = [authority.Root], Padding = padding });
            // The port is known once it listens.
            services.AddTransient(provider => new PortalLinks(options with { PublicUrl = address }, provider.GetRequiredService<Policy>()));
            services.AddOfficeWorkers();
        });
        address = new($"http://localhost:{web.Address.Port}/");
        return web;
    }

    /// <summary>A case of the newsletter, brought to where the holder is asked to do what the right says.</summary>
    public static async Task<string> AskedAsync(this RunningWeb web, string right = "erasure")
    {
        var filed = await web.FileAsync(Bodies.Access().With("scope", new { activities = new[] { "newsletter" } }).With("rights", new[] { right }).With("details", new { facts = new[] { "consent-withdrawn" } }));
        var address = $"/api/v1/cases/{filed["cases"]![0]!.Text("id")}";
        await web.GoOnAsync(address, one => one.Text("step") == "ask-holders" && one["holders"]!.AsArray().Any(holder => holder!.Text("action") == (right == "erasure" ? "erase" : "export")));
        return address;
    }

    /// <summary>People do what is offered until it is so.</summary>
    public static async Task GoOnAsync(this RunningWeb web, string address, Func<System.Text.Json.Nodes.JsonNode, bool> until)
    {
        using var agent = await web.StaffAsync("agnes", "agent");
        using var dpo = await web.StaffAsync("denis", "dpo");
        string[] actions = ["confirm-identity", "accept-assessment", "complete-task", "accept-answers", "approve", "approve-letter"];
        while (true)
        {
            var seen = await dpo.UntilAsync(address, one => until(one) || actions.Any(action => one.Offer(action) is not null));
            if (until(seen))
            {
                return;
            }

            var action = actions.First(one => seen.Offer(one) is not null);
            await (action.StartsWith("approve", StringComparison.Ordinal) ? dpo : agent).ActAsync(address, seen.Offer(action)!.Fill());
        }
    }
}
