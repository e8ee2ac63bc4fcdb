using RightsRequests.Web.Tests.Pages.Arrivals;

namespace RightsRequests.Web.Tests.Pages.Oversight;

public sealed class SeeingTheWhole(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(320, "fr")]
    [InlineData(1280, "en")]
    public async Task The_overview_shows_a_period_and_says_what_is_wrong_with_one(int width, string language)
    {
        await using var web = await fixture.StartAsync();
        var page = await browser.StaffPageAsync(web.Address, "aude", "auditor", width, script: true);
        await page.SpeakAsync(language);
        await page.GotoAsync("/console/overview");
        Assert.Equal(1, await page.Locator("#vide").CountAsync());
        await PageJudges.CleanAsync(page);
        await web.PlantFiguresAsync();
        await page.ReloadAsync();
        Assert.Equal("8", await page.Locator(".rr-tiles__figure").First.InnerTextAsync());
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"overview-{width}");

        await page.Locator("#controller").SelectOptionAsync("mgen-union");
        await page.Locator(".rr-filter button").ClickAsync();
        Assert.Contains("controller=mgen-union", page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("#vide").CountAsync());
        await page.GotoAsync("/console/overview?from=2026-05-01&to=2026-04-01");
        await PageJudges.CleanAsync(page);
        Assert.Equal(1, await page.Locator("#from-erreur, #from-error").CountAsync());
    }
}
