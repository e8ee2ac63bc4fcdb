using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RightsRequests.Web.Tests.Api;

namespace RightsRequests.Web.Tests.SignIn;

/// <summary>Staff of a real installation: tokens of the organisation's OpenID Connect provider, without any development endpoint.</summary>
public sealed class SigningInAtAProvider(WebFixture fixture)
{
    [Fact]
    public async Task Roles_come_through_and_no_other_token_opens_anything()
    {
        await using var provider = await StaffProvider.StartAsync();
        await using var web = await fixture.StartAsync(options => options with { Development = false, OidcAuthority = provider.Authority });
        var filed = await web.FileAsync();
        var address = $"/api/v1/cases/{filed["cases"]![0]!.Text("id")}";

        using var agent = web.Client(provider.Token("agnes", ["agent", "staff-of-another-product"]));
        var seen = await agent.CaseAsync(address);
        Assert.NotNull(seen["subject"]);
        Assert.NotNull(seen.Offer("confirm-identity"));
        Assert.Null(seen.Offer("refuse-request"));
        var acted = await agent.ActAsync(address, new JsonObject { ["action"] = "note", ["text"] = "vu" });
        Assert.Equal("agnes", (await acted.JsonAsync())["notes"]![0]!.Text("by"));
        using var dpo = web.Client(provider.Token("denis", ["dpo"]));
        Assert.NotNull((await dpo.CaseAsync(address)).Offer("refuse-request"));
        using var auditor = web.Client(provider.Token("aude", ["auditor"]));
        Assert.Empty((await auditor.CaseAsync(address))["availableActions"]!.AsArray());
        using var admin = web.Client(provider.Token("adele", ["admin"]));
        Assert.Null((await admin.CaseAsync(address))["subject"]);

        foreach (var roles in new string[]?[] { null, [], ["king"] })
        {
            using var nobody = web.Client(provider.Token("nora", roles));
            await (await nobody.GetAsync(address)).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }

        using var foreign = RSA.Create(2048);
        string[] wrong =
        [
            provider.Token("eve", ["dpo"], audience: "another-product"),
            provider.Token("eve", ["dpo"], signer: foreign),
            provider.Token("eve", ["dpo"], life: TimeSpan.FromHours(-1)),
            "not-a-token",
        ];
        foreach (var token in wrong)
        {
            using var client = web.Client(token);
            await (await client.GetAsync(address)).ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-needed");
        }
    }
}
