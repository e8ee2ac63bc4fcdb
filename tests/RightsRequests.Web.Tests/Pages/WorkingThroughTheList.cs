using Microsoft.Playwright;
using RightsRequests.Web.Tests.Api;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>The worklist: filters, orders, columns, what is done to many cases at once, files. By forms and links alone.</summary>
public sealed class WorkingThroughTheList(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(320, true)]
    public async Task Many_cases_are_assigned_at_once_after_a_page_that_says_so(int width, bool script)
    {
        await using var web = await fixture.StartAsync();
        for (var number = 0; number < 3; number++)
        {
            await web.FileAsync();
        }

        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", width, script);
        await PageJudgesAsync(page, script);
        await Browser.ShootAsync(page, $"list-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
        await Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Cochez");
        await PageJudgesAsync(page, script);
        await page.GetByRole(AriaRole.Link, new() { Name = "Retour à la liste" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cocher toute la page" }).ClickAsync();
        await Expect(page.Locator(".rr-tick:checked")).ToHaveCountAsync(3);
        await page.Locator(".rr-tick").Last.UncheckAsync();
        await page.Locator("#act").SelectOptionAsync("assign");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Attribuer : 2 dossiers");
        await page.Locator("#user").FillAsync("");
        await page.Locator("main button").LeadAsync();
        await PageJudgesAsync(page, script);
        await page.Locator("#user").FillAsync("denis");
        await Browser.ShootAsync(page, $"bulk-{width}");
        await page.Locator("main button").ClickAsync();
        await Expect(page.Locator("[role=status]")).ToHaveTextAsync("Fait pour 2 sur 2.");
        await PageJudgesAsync(page, script);
        await Browser.ShootAsync(page, $"bulk-done-{width}");
        await page.ReloadAsync();
        await Expect(page.Locator("[role=status]")).ToHaveTextAsync("Fait pour 2 sur 2.");

        await page.GotoAsync("/console?dueFrom=0001-01-01");
        await Expect(page.Locator("#dueFrom-erreur")).ToContainTextAsync("1900");
        await page.GotoAsync("/console?assignee=denis");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await page.GotoAsync("/console?assignee=-");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_was_searched_stands_in_no_address_and_is_one_persons()
    {
        await using var web = await fixture.StartAsync();
        await web.FileAsync();
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent");
        await page.Locator("#q").FillAsync("Zéphyrine");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filtrer" }).LeadAsync();
        Assert.DoesNotContain("phyrine", Uri.UnescapeDataString(page.Url), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Zéphyrine", await page.Locator("#q").InputValueAsync());
        var address = page.Url;
        await page.Locator("th a", new() { HasTextString = "Échéance" }).LeadAsync();
        Assert.Equal("Zéphyrine", await page.Locator("#q").InputValueAsync());
        await Expect(page.Locator("th[aria-sort]").Or(page.Locator("[role=status]")).First).ToBeVisibleAsync();

        var other = await browser.StaffPageAsync(web.Address, "denis", "dpo", script: true);
        await other.GotoAsync(address);
        await Expect(other.Locator(".govuk-error-summary")).ToContainTextAsync("cherchez de nouveau");
        Assert.Equal("", await other.Locator("#q").InputValueAsync());
        await PageJudges.CleanAsync(other);
    }

    [Fact]
    public async Task An_ended_case_that_the_state_hides_is_one_link_away()
    {
        await using var web = await fixture.StartAsync();
        var filed = await web.FileAsync();
        await web.ExecuteAsync("UPDATE cases SET state = 'closed'");
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent");
        await page.Locator("#q").FillAsync(filed.Text("reference"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Filtrer" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Chercher aussi dans les dossiers terminés" }).ClickAsync();

        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        Assert.Equal(filed.Text("reference"), await page.Locator("#q").InputValueAsync());
        await Expect(page.Locator("caption")).ToHaveTextAsync("Dossiers (1)");
        await Expect(page.Locator("th", new() { HasTextString = "Étape" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Columns_orders_and_filters_are_kept_and_shared()
    {
        await using var web = await fixture.StartAsync();
        await web.FileAsync();
        await web.FileAsync();
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent");
        await page.Locator("summary", new() { HasTextString = "Colonnes" }).ClickAsync();
        await page.GetByLabel("Personne").CheckAsync();
        await page.GetByLabel("Reçu le").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Montrer ces colonnes" }).ClickAsync();
        await Expect(page.Locator("thead")).ToContainTextAsync("Personne");
        await Expect(page.Locator("thead")).Not.ToContainTextAsync("Reçu le");

        await page.Locator("th a", new() { HasTextString = "Référence" }).ClickAsync();
        await Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Référence");
        var first = await page.Locator("tbody th a").AllInnerTextsAsync();
        await page.Locator("th a", new() { HasTextString = "Référence" }).ClickAsync();
        await Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync("Référence");
        Assert.Equal(first.Reverse(), await page.Locator("tbody th a").AllInnerTextsAsync());

        await page.Locator("#waitingFor").SelectOptionAsync("agent");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filtrer" }).ClickAsync();
        await Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync("Référence");
        await page.Locator("summary", new() { HasTextString = "Filtres enregistrés" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Donnez un nom");
        await page.Locator("#name").FillAsync("À faire par nous");
        await page.Locator("#share").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("À faire par nous");

        var other = await browser.StaffPageAsync(web.Address, "denis", "dpo", script: true);
        await other.Locator("summary", new() { HasTextString = "Filtres enregistrés" }).ClickAsync();
        await PageJudges.CleanAsync(other);
        await other.GetByRole(AriaRole.Button, new() { Name = "Ouvrir la liste avec" }).ClickAsync();
        await other.GotoAsync("/console");
        await Expect(other.Locator("h1")).ToHaveTextAsync("À faire par nous");
        Assert.Equal("agent", await other.Locator("#waitingFor").InputValueAsync());
        Assert.Equal(0, await other.GetByRole(AriaRole.Button, new() { Name = "Supprimer" }).CountAsync());
    }

    [Fact]
    public async Task A_list_leaves_as_a_file_and_spam_stands_apart()
    {
        await using var web = await fixture.StartAsync();
        var filed = await web.FileAsync();
        await web.FileAsync();
        using var staff = await web.StaffAsync("agnes", "agent");
        await staff.ActAsync($"/api/v1/cases/{filed["cases"]![0]!.Text("id")}", new System.Text.Json.Nodes.JsonObject { ["action"] = "mark-spam" });
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.Locator("#spam").SelectOptionAsync("only");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filtrer" }).ClickAsync();
        await Expect(page.Locator("tbody th")).ToContainTextAsync("Indésirable");

        foreach (var format in new[] { "XLSX", "CSV" })
        {
            var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = format, Exact = true }).ClickAsync());
            Assert.Equal($"dossiers.{format.ToLowerInvariant()}", saved.SuggestedFilename);
            var bytes = await File.ReadAllBytesAsync(await saved.PathAsync());
            Assert.Equal(format == "CSV" ? [0xEF, 0xBB] : "PK"u8.ToArray(), bytes[..2]);
        }

        await page.Locator(".rr-tick").CheckAsync();
        await page.Locator("#act").SelectOptionAsync("export-csv");
        var chosen = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync());
        Assert.Equal(3, (await File.ReadAllTextAsync(await chosen.PathAsync())).Split("\r\n").Length);
    }

    private static Task PageJudgesAsync(IPage page, bool script) => script ? PageJudges.CleanAsync(page) : Task.CompletedTask;
}
