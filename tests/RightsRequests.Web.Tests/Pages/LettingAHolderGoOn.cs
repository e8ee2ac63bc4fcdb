using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

public sealed class LettingAHolderGoOn(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(320, true)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task A_paused_holder_is_seen_on_the_overview_and_asked_again_with_a_reason(int width, bool script)
    {
        await using var web = await fixture.StartAsync();
        await web.ExecuteAsync("INSERT INTO holder_pauses (id, holder, paused_at, incidents) VALUES (gen_random_uuid(), 'crm', now(), 5)");
        var page = await browser.StaffPageAsync(web.Address, "denis", "dpo", width, script);
        await page.GotoAsync("/console/overview");
        await PageJudges.CleanAsync(page, script);
        await page.GetByRole(AriaRole.Link, new() { Name = "Détenteurs suspendus : 1" }).LeadAsync();
        await PageJudges.CleanAsync(page, script);
        await Browser.ShootAsync(page, $"holders-{width}");

        var again = page.GetByRole(AriaRole.Button, new() { Name = "Interroger de nouveau" });
        await again.ClickAsync();
        await Expect(page.Locator(".govuk-error-summary a")).ToHaveCountAsync(1);
        await PageJudges.CleanAsync(page, script);
        await page.Locator("#reason").FillAsync("Le fournisseur a corrigé le format.");
        await again.ClickAsync();

        await Expect(page.Locator("[role=status]")).ToContainTextAsync("de nouveau interrogé");
        await Expect(page.Locator("main")).ToContainTextAsync("Le fournisseur a corrigé le format.");
        await Expect(again).ToHaveCountAsync(0);
        await PageJudges.CleanAsync(page, script);
        Assert.Equal(1, await web.CountAsync("holder_pauses WHERE resumed_by = 'denis'"));
    }

    [Fact]
    public async Task An_agent_sees_it_and_decides_nothing()
    {
        await using var web = await fixture.StartAsync();
        await web.ExecuteAsync("INSERT INTO holder_pauses (id, holder, paused_at, incidents) VALUES (gen_random_uuid(), 'crm', now(), 5)");
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent");
        await page.GotoAsync("/console/holders");

        await Expect(page.Locator("main")).ToContainTextAsync("Suspendu depuis");
        await Expect(page.Locator("main form")).ToHaveCountAsync(0);
    }
}
