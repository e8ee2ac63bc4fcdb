using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Holders;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Tests.Api;

/// <summary>Our pack with one holder, the customer relations' system, that is asked otherwise than over the bus.</summary>
internal static class OtherTransports
{
    public const string Holder = "crm";

    public static Task<RunningWeb> StartAsync(this WebFixture fixture, Func<Holder, Holder> change) => fixture.StartAsync(more: services =>
    {
        services.AddSingleton(fixture.Policy with { Holders = [.. fixture.Policy.Holders.Select(holder => holder.Id == Holder ? change(holder) : holder)] });
        services.AddOfficeWorkers();
    });

    public static Task<RunningWeb> StartOverHttpAsync(this WebFixture fixture) => fixture.StartAsync(holder => holder with { Transport = Transport.Http });

    public static async Task<string> KeyAsync(this RunningWeb web, string holder = Holder) =>
        (await web.InScopeAsync((HolderKeyDesk desk) => desk.AddAsync(holder, default)))!.Secret;

    /// <summary>An access case of one activity, brought to where its holder is asked.</summary>
    public static async Task<(string Address, HttpClient Agent)> AskAsync(this RunningWeb web)
    {
        var filed = await web.FileAsync(Bodies.Access().With("scope", new { activities = new[] { "newsletter" } }));
        var address = $"/api/v1/cases/{filed["cases"]![0]!.Text("id")}";
        var agent = await web.StaffAsync("agnes", "agent");
        await agent.DoAsync(address, "confirm-identity");
        await agent.DoAsync(address, "accept-assessment");
        return (address, agent);
    }

    public static JsonObject Answer(string query, string holder = Holder, string activity = "newsletter", string value = "3 allée des Mirabelles") => new()
    {
        ["schema"] = "rights.answer/1",
        ["queryId"] = query,
        ["holder"] = holder,
        ["outcome"] = "done",
        ["records"] = new JsonArray(new JsonObject { ["activity"] = activity, ["category"] = "identification", ["label"] = "Adresse postale", ["value"] = value, ["source"] = "subject" }),
    };
}
