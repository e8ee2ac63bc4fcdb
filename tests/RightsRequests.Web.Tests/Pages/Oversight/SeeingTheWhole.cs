using System.Text;
using Microsoft.Playwright;
using RightsRequests.Web.Tests.Pages.Arrivals;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages.Oversight;

public sealed class SeeingTheWhole(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(320, "fr", true)]
    [InlineData(1280, "en", true)]
    [InlineData(1280, "fr", false)]
    public async Task The_overview_shows_a_period_and_says_what_is_wrong_with_one(int width, string language, bool script)
    {
        await using var web = await fixture.StartAsync();
        var page = await browser.StaffPageAsync(web.Address, "aude", "auditor", width, script);
        await page.SpeakAsync(language);
        await page.GotoAsync("/console/overview");
        Assert.Equal(1, await page.Locator("#vide").CountAsync());
        await PageJudges.CleanAsync(page, script);
        await web.PlantFiguresAsync();
        await page.ReloadAsync();
        Assert.Equal("8", await page.Locator(".rr-tiles__figure").First.InnerTextAsync());
        await PageJudges.CleanAsync(page, script);
        await Browser.ShootAsync(page, $"overview-{width}");

        await page.GotoAsync("/console/report?from=2026-01-01&to=2026-12-31");
        await PageJudges.CleanAsync(page, script);
        await Browser.ShootAsync(page, $"report-{width}");
        foreach (var (link, begins) in ((string, string)[])[("#pdf", "%PDF-"), ("#csv", "\uFEFF")])
        {
            Assert.StartsWith(begins, await DownloadAsync(page, link, width), StringComparison.Ordinal);
        }

        await page.GotoAsync("/console/overview");
        await page.Locator("#controller").SelectOptionAsync("mgen-union");
        await page.Locator(".rr-filter button").ClickAsync();
        Assert.Contains("controller=mgen-union", page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("#vide").CountAsync());
        await page.GotoAsync("/console/overview?from=2026-05-01&to=2026-04-01");
        await PageJudges.CleanAsync(page, script);
        Assert.Equal(1, await page.Locator("#from-erreur, #from-error").CountAsync());
    }

    [Fact]
    public async Task A_figure_leads_to_the_very_cases_that_it_counts()
    {
        await using var web = await fixture.StartAsync();
        foreach (var (days, suspended) in ((int, bool)[])[(-3, false), (-2, true), (0, false), (7, false), (5, true), (8, false)])
        {
            var id = (await web.FileAsync())["cases"]![0]!.Text("id");
            await web.ExecuteAsync($"UPDATE cases SET due = current_date + {days} WHERE id = '{id}'; UPDATE case_figures SET due = current_date + {days}, suspended = {suspended} WHERE case_id = '{id}';");
        }

        var page = await browser.StaffPageAsync(web.Address, "aude", "auditor");
        foreach (var (tile, cases) in ((int, int)[])[(1, 2), (2, 1)])
        {
            await page.GotoAsync("/console/overview");
            var link = page.Locator(".rr-tiles a").Nth(tile);
            Assert.Equal($"{cases}", await link.Locator(".rr-tiles__figure").InnerTextAsync());
            await link.ClickAsync();
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(cases);
        }
    }

    private static async Task<string> DownloadAsync(IPage page, string link, int width)
    {
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator(link).ClickAsync());
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            await file.SaveAsAsync(Path.Combine(folder, $"{width}-{file.SuggestedFilename}"));
        }

        return Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await file.PathAsync()));
    }
}
