using Microsoft.Playwright;

namespace RightsRequests.Web.Tests.Pages.Arrivals;

public sealed class EnteringALetter(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_letter_with_its_scan_becomes_a_case_that_counts_from_its_receipt_and_errors_lead_to_their_fields(bool script)
    {
        var page = await browser.StaffPageAsync(fixture.Web.Address, "agnes", "agent", 1280, script);
        await page.GotoAsync("/console/intake");
        await page.Locator("#recu").FillAsync("2199-01-01");
        await page.Locator("#fichiers").SetInputFilesAsync(new FilePayload { Name = "lettre.pdf", MimeType = "application/pdf", Buffer = "<html>"u8.ToArray() });
        await SubmitAsync(page);

        Assert.Equal(["#recu", "#droits", "#nom", "#fichiers"], await page.Locator(".govuk-error-summary a").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href'))"));
        Assert.Contains("futur", await page.Locator("#recu-erreur").InnerTextAsync(), StringComparison.Ordinal);

        await page.Locator("#recu").FillAsync("2026-11-02");
        await page.Locator("[value=access]").CheckAsync();
        await page.Locator("#nom").FillAsync("Zoé Nuage");
        await page.Locator("#adresse").FillAsync("3 allée des Mirabelles\n54000 NANCY");
        await page.Locator("#demande").FillAsync("Je veux une copie de mes données.");
        await page.Locator("#fichiers").SetInputFilesAsync(new FilePayload { Name = "lettre.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 lettre"u8.ToArray() });
        await SubmitAsync(page);

        Assert.Matches("^DR-", await page.Locator("#reference").InnerTextAsync());
        Assert.Equal("Accès", await page.Locator("tbody th").InnerTextAsync());
    }

    [Fact]
    public async Task Who_only_reads_or_sets_up_enters_nothing()
    {
        var page = await browser.StaffPageAsync(fixture.Web.Address, "anne", "auditor");
        foreach (var path in (string[])["/console/intake", "/console/print-queue", "/console/import"])
        {
            await page.GotoAsync(path);
            Assert.Contains("/console/sign-in", page.Url, StringComparison.Ordinal);
            Assert.Contains("Votre rôle n’ouvre pas cette page", await page.Locator("[role=alert]").InnerTextAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(320, "fr")]
    [InlineData(1280, "en")]
    public async Task Its_page_is_clean_in_each_state(int width, string language)
    {
        var page = await browser.StaffPageAsync(fixture.Web.Address, "agnes", "agent", width, script: true);
        await page.SpeakAsync(language);
        await page.GotoAsync("/console/intake");
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"intake-{width}");
        await SubmitAsync(page);
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"intake-errors-{width}");
        await page.Locator("#recu").FillAsync("2026-11-02");
        await page.Locator("[value=erasure]").CheckAsync();
        await page.Locator("#nom").FillAsync("Zoé Nuage");
        await SubmitAsync(page);
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"intake-filed-{width}");
    }

    private static Task SubmitAsync(IPage page) => page.Locator("main button[type=submit]").Last.ClickAsync();
}
