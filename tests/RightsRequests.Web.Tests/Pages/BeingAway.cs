using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

public sealed class BeingAway(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(320, true)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task The_dpo_names_who_approves_meanwhile_and_ends_it_again(int width, bool script)
    {
        await using var web = await fixture.StartAsync();
        var page = await browser.StaffPageAsync(web.Address, "denis", "dpo", width, script);
        await page.Locator("a[href='/console/absences']").LeadAsync();
        await PageJudges.CleanAsync(page, script);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(page.Locator(".govuk-error-summary a")).ToHaveCountAsync(3);
        await PageJudges.CleanAsync(page, script);
        var today = Today.Plus(0);
        await page.Locator("#substitute").FillAsync("agnes");
        await page.Locator("#from").FillAsync(today);
        await page.Locator("#to").FillAsync(Today.Plus(3));
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("L’absence est enregistrée");
        await PageJudges.CleanAsync(page, script);
        await Browser.ShootAsync(page, $"absences-{width}");

        var agent = await browser.StaffPageAsync(web.Address, "agnes", "agent");
        await agent.GotoAsync("/console/absences");
        await Expect(agent.Locator("main")).ToContainTextAsync("vous approuvez à la place de denis");
        await Expect(agent.Locator("main form")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Terminer" }).ClickAsync();
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("terminée");
        await agent.ReloadAsync();
        await Expect(agent.Locator("main")).Not.ToContainTextAsync("vous approuvez");
    }
}
