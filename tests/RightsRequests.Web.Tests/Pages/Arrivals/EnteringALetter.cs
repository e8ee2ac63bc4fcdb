using Microsoft.Playwright;
using RightsRequests.Web.Console;

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
        Assert.Equal(1, await page.Locator("#a-rechoisir").CountAsync());
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
    public void The_address_of_who_acts_is_none_of_the_person_s_by_which_data_are_looked_for()
    {
        var request = new EntryForm { FullName = "Zoé Nuage", RepresentativeName = "Paul Nuage", RepresentativeCapacity = "parent", RepresentativeEmail = "paul@example.org", RepresentativeAddress = "3 allée des Mirabelles\r\n54000 NANCY" }.Request();

        Assert.Equal((null, null), (request.Subject!.Email, request.Subject.PostalAddress));
        Assert.Equal(("paul@example.org", "3 allée des Mirabelles\n54000 NANCY"), (request.Representative!.Email, request.Representative.PostalAddress));
        Assert.True(new EntryForm { Rights = ["access"], HealthRecord = "recent" }.Request().Details is { HealthRecord: true, HealthRecordOlderThanFiveYears: false });
        Assert.Equal(["collected-as-minor"], new EntryForm { Rights = ["erasure"], CollectedAsMinor = true }.Request().Details!.Facts!);
        Assert.Null(new EntryForm { FullName = "Zoé Nuage", Email = "zoe@example.org" }.Request().Representative);
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

    private static Task SubmitAsync(IPage page) => page.Locator("main button[type=submit]").Last.LeadAsync();
}
