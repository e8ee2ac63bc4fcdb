using Microsoft.Playwright;
using RightsRequests.Law;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

public sealed class FilingOnThePages(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData("", "Faire une demande", "Envoyer la demande", "Votre demande est enregistrée", "Voir où en est ma demande", "En cours")]
    [InlineData("/en", "File a request", "Send the request", "Your request is filed", "See how my request stands", "In progress")]
    public async Task All_eight_rights_are_filed_and_followed_without_JavaScript(string root, string link, string send, string done, string see, string state)
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        await page.GotoAsync($"{root}/");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
        var walk = new FormWalk(selector => page.Locator(selector), [.. Enum.GetValues<Right>().Select(right => right.Word())])
            .On("identite", async find =>
            {
                await find("#nom").FillAsync("Zéphyrine Quillfeather");
                await find("#naissance").FillAsync("3");
                await find("#naissance-mois").FillAsync("2");
                await find("#naissance-annee").FillAsync("1931");
            })
            .On("contact", async find =>
            {
                await find("#courriel").FillAsync($"zephyrine{root.Length}@example.org");
                await find("#adresse").FillAsync("3 allée des Mirabelles\n54000 Nancy");
            })
            .On("precisions", find => find("#texte").FillAsync("Mon nom s’écrit avec deux e."));
        await walk.ToCheckAsync();
        Assert.Equal(["pour-qui", "droits", "organisme", "liens", "sujet", "dossier-medical", "corrections", "effacement", "limitation", "portabilite", "opposition", "decision", "consentement", "precisions", "identite", "contact", "directives"], walk.Met);
        await Expect(page.Locator("main")).ToContainTextAsync("Mon nom s’écrit avec deux e.");
        await Browser.ShootAsync(page, $"check{root.Replace('/', '-')}");
        await page.GetByRole(AriaRole.Button, new() { Name = send }).ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync(done);
        await Expect(page.Locator("dt")).ToHaveCountAsync(8);
        await Browser.ShootAsync(page, $"filed{root.Replace('/', '-')}");
        var (reference, code) = (await page.Locator("#reference").InnerTextAsync(), await page.Locator("#code").InnerTextAsync());

        await page.GotoAsync($"{root}/suivi");
        await page.Locator("#reference").FillAsync($" {reference.ToLowerInvariant()} ");
        await page.Locator("#code").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = see }).ClickAsync();

        await Expect(page.Locator("[role=status]")).ToHaveTextAsync(state);
        await Expect(page.Locator("dt")).ToHaveCountAsync(8);
        Assert.DoesNotContain(code, page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("acknowledge", (await page.Locator("main").InnerTextAsync()).Replace("acknowledgement", "", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
        await Browser.ShootAsync(page, $"status{root.Replace('/', '-')}");
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_field_in_one_language_and_nothing_is_lost()
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        await page.GotoAsync("/demande");
        var walk = new FormWalk(selector => page.Locator(selector), "access").On("identite", async find => await find("#nom").FillAsync("Rosalba Erreur"));
        await walk.ToCheckAsync();
        await page.Locator("#contact a").ClickAsync();
        await page.Locator("#courriel").FillAsync("nulle-part");
        await page.Locator("#adresse").FillAsync("Je tiens à ce texte.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
        await Expect(page.Locator("#courriel-erreur")).ToContainTextAsync("nom@exemple.fr");
        await Expect(page.Locator("#courriel")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#courriel")).ToHaveValueAsync("nulle-part");
        await Expect(page.Locator("#adresse")).ToHaveValueAsync("Je tiens à ce texte.");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("write an address");
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).First.ClickAsync();
        Assert.EndsWith("#courriel", page.Url, StringComparison.Ordinal);
        await Browser.ShootAsync(page, "errors");
        await page.Locator("#courriel").FillAsync("rosalba@example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).LeadAsync();
        Assert.EndsWith("/demande/verification", page.Url, StringComparison.Ordinal);
        await Expect(page.Locator("#contact")).ToContainTextAsync("Je tiens à ce texte.");
        await Expect(page.Locator("#sans-adresse")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_gives_no_address_is_told_before_and_after_and_may_add_one()
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        await page.GotoAsync("/demande");
        var walk = await new FormWalk(selector => page.Locator(selector), "access").ToCheckAsync();
        await Expect(page.Locator("#sans-adresse")).ToContainTextAsync("Aucune adresse");
        await page.Locator("#sans-adresse a").ClickAsync();
        await Expect(page.Locator("#courriel")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();

        await walk.SendAsync();
        await Expect(page.Locator("ol")).ToContainTextAsync("Nous n’avons aucune adresse pour vous écrire");
        await Expect(page.Locator("ol")).Not.ToContainTextAsync("Vous recevez");
    }

    [Fact]
    public async Task A_wrong_code_says_so_and_no_more()
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        await page.GotoAsync("/suivi");
        await page.Locator("#reference").FillAsync("DR-2026-XXXXX");
        await page.Locator("#code").FillAsync("FAUX");
        await page.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Aucune demande ne correspond");
    }
}
