using RightsRequests.Web.Tests.Api;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

public sealed class FilingForSomebodyElse(WebFixture fixture, Browser browser)
{
    [Fact]
    public async Task An_heir_asks_for_the_erasure_of_a_dead_person_and_proves_their_quality()
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        await page.GotoAsync("/demande");
        var walk = new FormWalk(selector => page.Locator(selector), "erasure")
            .On("pour-qui", find => find("[value=deceased]").CheckAsync())
            .On("qualite", find => find("[value=heir]").CheckAsync())
            .On("identite", find => find("#nom").FillAsync("Hyacinthe Feuedelune"))
            .On("vous", async find =>
            {
                await find("#representant").FillAsync("Capucine Feuedelune");
                await find("main form .govuk-button").First.ClickAsync();
                await Expect(find("#representant-courriel-erreur")).ToContainTextAsync("Dites où vous écrire");
                await Expect(find("#representant")).ToHaveValueAsync("Capucine Feuedelune");
                await find("#representant-courriel").FillAsync("capucine@example.org");
            });
        await walk.FileAsync();
        Assert.DoesNotContain("directives", walk.Met);

        var seen = await CaseAsync(await page.Locator("#reference").InnerTextAsync());
        Assert.Equal("heir", seen["representative"]!.Text("capacity"));
        Assert.Contains("qualityProved", seen.Offer("confirm-identity")!["fields"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_corrections_reach_the_staff_and_half_a_one_is_asked_for()
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        await page.GotoAsync("/en/demande");
        await new FormWalk(selector => page.Locator(selector), "rectification")
            .On("corrections", async find =>
            {
                await find("#juste").FillAsync("12 rue des Lilas");
                await find("main form .govuk-button").First.ClickAsync();
                await Expect(find("#donnee-erreur")).ToHaveTextAsync("Error: Choose the datum to correct");
                await find("#donnee").SelectOptionAsync("identification/postal-address");
                await find("[value=more]").ClickAsync();
                await Expect(find("#juste")).ToHaveValueAsync("12 rue des Lilas");
                await find("#donnee-2").SelectOptionAsync("other");
                await find("#faux-2").FillAsync("Je suis marié");
                await find("#juste-2").FillAsync("Je suis veuf");
            })
            .FileAsync();

        var seen = await CaseAsync(await page.Locator("#reference").InnerTextAsync());
        Assert.Equal("12 rue des Lilas", seen["corrections"]![0]!.Text("value"));
        Assert.Contains("Je suis veuf", seen.Text("statement"), StringComparison.Ordinal);
        Assert.Null(seen["representative"]);
    }

    [Fact]
    public async Task A_person_says_what_becomes_of_their_data_after_death()
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        await page.GotoAsync("/demande");
        await new FormWalk(selector => page.Locator(selector), "erasure")
            .On("directives", async find =>
            {
                await find("[value=hand-over]").CheckAsync();
                await find("#tiers-courriel").FillAsync("nulle part");
                await find("main form .govuk-button").First.ClickAsync();
                await Expect(find("#tiers-erreur")).ToContainTextAsync("Remplissez ce champ");
                await Expect(find("#tiers-courriel-erreur")).ToContainTextAsync("nom@exemple.fr");
                await find("#tiers").FillAsync("Capucine Feuedelune");
                await find("#tiers-courriel").FillAsync("capucine@example.org");
                await find("#directives-texte").FillAsync("Selon ma lettre du 3 mai.");
            })
            .FileAsync();

        var seen = await CaseAsync(await page.Locator("#reference").InnerTextAsync());
        var directives = seen["directives"]![0]!;
        Assert.Equal(("hand-over", "Capucine Feuedelune", "Selon ma lettre du 3 mai."), (directives.Text("wish"), directives["thirdParty"]!.Text("fullName"), directives.Text("text")));
        var console = await browser.StaffPageAsync(fixture.Web.Address, "agnes", "agent");
        await console.GotoAsync($"/console/cases/{seen.Text("id")}");
        await Expect(console.Locator("#dossier + dl")).ToContainTextAsync("Les remettre à la personne que je nomme : Capucine Feuedelune, capucine@example.org. Selon ma lettre du 3 mai.");
    }

    private async Task<System.Text.Json.Nodes.JsonNode> CaseAsync(string reference)
    {
        using var agent = await fixture.Web.StaffAsync("agnes", "agent");
        var found = await (await agent.GetAsync($"/api/v1/cases?q={reference}")).JsonAsync();
        return await agent.CaseAsync($"/api/v1/cases/{found["cases"]![0]!.Text("id")}");
    }
}
