using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RightsRequests.PolicyPack;
using RightsRequests.Tests.Private;
using RightsRequests.Workflow;

namespace RightsRequests.Office.Tests.Holders;

public sealed class HandingIdentifiersOn(OfficeFixture postgres)
{
    [Fact]
    public async Task What_one_holder_found_and_the_next_needs_is_handed_on_and_nothing_else()
    {
        await using var office = await CorrespondingOffice.StartAsync(postgres, services => Change(services, policy => policy with
        {
            Register = [.. policy.Register.Select(entry => entry.Id == "newsletter" ? entry with { Holders = ["crm", "online-account"] } : entry)],
            Holders = [.. policy.Holders.Select(holder => holder.Id == "online-account" ? holder with { Needs = [new("crm", ["customer-number"])] } : holder)],
        }));
        var (_, id) = await office.AskedAsync();
        var (holder, first) = Assert.Single(office.Bus.Asked);
        Assert.Equal("crm", holder);
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM holder_queries"));

        var answer = JsonNode.Parse(AnsweringQueries.Answer(first.QueryId))!;
        answer["identifiers"] = new JsonArray(
            new JsonObject { ["type"] = "customer-number", ["value"] = "KD-7741" }, new JsonObject { ["type"] = "nir", ["value"] = "255081416802538" });
        await office.AnswerAsync(answer.ToJsonString());
        await office.DrainAsync();

        var (next, query) = office.Bus.Asked.Last();
        Assert.Equal("online-account", next);
        Assert.Contains(query.Subject.Identifiers, one => one is { Type: "customer-number", Value: "KD-7741" });
        Assert.DoesNotContain(query.Subject.Identifiers, one => one.Type == "nir");
        Assert.Equal(1, await office.Office.CountAsync("SELECT count(*) FROM holder_queries WHERE holder = 'online-account' AND asked_at IS NOT NULL"));
        Assert.Equal(["answered", "asked"], (await office.Office.CaseAsync(id)).Holders.Select(one => one.State).Order());
    }

    private static void Change(IServiceCollection services, Func<Policy, Policy> change)
    {
        var policy = PolicyPackReader.Read(Repository.PathOf("workflows")).Policy!;
        services.AddSingleton(change(policy));
    }
}
