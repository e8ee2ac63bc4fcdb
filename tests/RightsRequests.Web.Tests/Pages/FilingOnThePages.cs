using Microsoft.Playwright;
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
        var rights = await page.Locator("input[name='Form.Rights']").AllAsync();
        Assert.Equal(8, rights.Count);
        foreach (var right in rights)
        {
            await right.CheckAsync();
        }

        await page.Locator("#nom").FillAsync("Zéphyrine Quillfeather");
        await page.Locator("#naissance").FillAsync("1931-02-03");
        await page.Locator("#courriel").FillAsync($"zephyrine{root.Length}@example.org");
        await page.Locator("#adresse").FillAsync("3 allée des Mirabelles\n54000 Nancy");
        await page.Locator("#texte").FillAsync("Mon nom s’écrit avec deux e.");
        await page.Locator("input[name='Form.Relations'][value='member']").CheckAsync();
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
        await page.Locator("#courriel").FillAsync("nulle-part");
        await page.Locator("#texte").FillAsync("Je tiens à ce texte.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer la demande" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link)).ToHaveCountAsync(3);
        await Expect(page.Locator("#nom-erreur")).ToHaveTextAsync("Remplissez ce champ");
        await Expect(page.Locator("#courriel")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#courriel")).ToHaveValueAsync("nulle-part");
        await Expect(page.Locator("#texte")).ToHaveValueAsync("Je tiens à ce texte.");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("fill in this field");
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).First.ClickAsync();
        Assert.Contains("#droits", page.Url, StringComparison.Ordinal);
        await Browser.ShootAsync(page, "errors");
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
