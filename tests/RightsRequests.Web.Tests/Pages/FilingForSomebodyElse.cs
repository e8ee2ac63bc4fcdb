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
        await page.Locator("[value=erasure]").CheckAsync();
        await page.Locator("#nom").FillAsync("Hyacinthe Feuedelune");
        await page.Locator("#qualite").SelectOptionAsync("heir");
        await page.Locator("#representant").FillAsync("Capucine Feuedelune");
        await page.Locator("button").ClickAsync();

        await Expect(page.Locator("#representant-courriel-erreur")).ToContainTextAsync("Dites où vous écrire");
        await Expect(page.Locator("#qualite")).ToHaveValueAsync("heir");
        await page.Locator("#representant-courriel").FillAsync("capucine@example.org");
        await page.Locator("button").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Votre demande est enregistrée");

        var seen = await CaseAsync(await page.Locator("#reference").InnerTextAsync());
        Assert.Equal("heir", seen["representative"]!.Text("capacity"));
        Assert.Contains("qualityProved", seen.Offer("confirm-identity")!["fields"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quality_left_out_is_asked_for_and_a_correction_reaches_the_staff()
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        await page.GotoAsync("/en/demande");
        await page.Locator("[value=rectification]").CheckAsync();
        await page.Locator("#nom").FillAsync("Hyacinthe Feuedelune");
        await page.Locator("#valeur").FillAsync("12 rue des Lilas");
        await page.Locator("#representant").FillAsync("Capucine Feuedelune");
        await page.Locator("button").ClickAsync();

        await Expect(page.Locator("#qualite-erreur")).ToHaveTextAsync("Fill in this field");
        await Expect(page.Locator("#donnee-erreur")).ToHaveTextAsync("Fill in this field");
        await page.Locator("#representant").FillAsync("");
        await page.Locator("#donnee").SelectOptionAsync("identification/postal-address");
        await page.Locator("button").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Your request is filed");

        var seen = await CaseAsync(await page.Locator("#reference").InnerTextAsync());
        Assert.Equal("12 rue des Lilas", seen["corrections"]![0]!.Text("value"));
        Assert.Null(seen["representative"]);
    }

    [Fact]
    public async Task A_person_says_what_becomes_of_their_data_after_death()
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        await page.GotoAsync("/demande");
        await page.Locator("[value=erasure]").CheckAsync();
        await page.Locator("#nom").FillAsync("Hyacinthe Feuedelune");
        await page.Locator("#directives").SelectOptionAsync("hand-over");
        await page.Locator("#tiers-courriel").FillAsync("nulle part");
        await page.Locator("button").ClickAsync();

        await Expect(page.Locator("#tiers-erreur")).ToHaveTextAsync("Remplissez ce champ");
        await Expect(page.Locator("#tiers-courriel-erreur")).ToContainTextAsync("nom@exemple.fr");
        await page.Locator("#tiers").FillAsync("Capucine Feuedelune");
        await page.Locator("#tiers-courriel").FillAsync("capucine@example.org");
        await page.Locator("#directives-texte").FillAsync("Selon ma lettre du 3 mai.");
        await page.Locator("button").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Votre demande est enregistrée");

        var directives = (await CaseAsync(await page.Locator("#reference").InnerTextAsync()))["directives"]![0]!;
        Assert.Equal(("hand-over", "Capucine Feuedelune", "Selon ma lettre du 3 mai."), (directives.Text("wish"), directives["thirdParty"]!.Text("fullName"), directives.Text("text")));
    }

    private async Task<System.Text.Json.Nodes.JsonNode> CaseAsync(string reference)
    {
        using var agent = await fixture.Web.StaffAsync("agnes", "agent");
        var found = await (await agent.GetAsync($"/api/v1/cases?q={reference}")).JsonAsync();
        return await agent.CaseAsync($"/api/v1/cases/{found["cases"]![0]!.Text("id")}");
    }
}
