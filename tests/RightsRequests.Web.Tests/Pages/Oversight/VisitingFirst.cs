namespace RightsRequests.Web.Tests.Pages.Oversight;

public sealed class VisitingFirst(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_empty_list_leads_to_samples_that_no_figure_counts(bool script)
    {
        await using var web = await fixture.StartAsync();
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", 320, script);
        await page.Locator("a[href='/console/welcome']").LeadAsync();
        await PageJudges.CleanAsync(page, script);
        await page.Locator("#creer").LeadAsync();
        Assert.Equal(4, await page.Locator("#exemples li").CountAsync());
        await PageJudges.CleanAsync(page, script);
        await Browser.ShootAsync(page, "welcome-320");
        await page.GotoAsync("/console/overview");
        Assert.Equal("0", await page.Locator(".rr-tiles__figure").First.InnerTextAsync());
    }
}
