using Microsoft.Extensions.DependencyInjection;
using RightsRequests.Web.Tests.Api;
using RightsRequests.Web.Tests.Pages.Arrivals;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>What the page of a case tells of its data holders, beyond who answered what.</summary>
public sealed class SeeingTheHolders(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(320, "fr")]
    [InlineData(1280, "en")]
    public async Task Two_that_contradict_each_other_and_one_that_is_paused_are_named(int width, string language)
    {
        await using var web = await fixture.StartAsync(more: services =>
        {
            services.AddSingleton(fixture.Policy with { Register = [.. fixture.Policy.Register.Select(one => one.Id == "newsletter" ? one with { Holders = ["crm", "online-account", "claims-and-health"] } : one)] });
            services.AddOfficeWorkers();
        });
        web.Bus.Answering = (holder, query) => holder == "crm" ? OtherTransports.Answer(query.QueryId.ToString(), holder) : null;
        await web.ExecuteAsync("INSERT INTO holder_pauses (id, holder, paused_at, incidents) VALUES (gen_random_uuid(), 'claims-and-health', now(), 5)");
        var (address, agent) = await web.AskAsync();
        using var _ = agent;
        await agent.UntilAsync(address, one => one["holders"]!.AsArray().Count(holder => holder!.Text("state") == "answered") == 2);

        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", width, script: true);
        await page.SpeakAsync(language);
        await page.GotoAsync($"/console/cases/{address.Split('/')[^1]}");

        var told = page.Locator("#services ~ .govuk-inset-text");
        await Expect(told).ToHaveCountAsync(2);
        await Expect(told.Nth(0)).ToContainTextAsync(language == "fr" ? "suspendu après des incidents, rien ne lui est demandé" : "paused after incidents, nothing is asked of it");
        await Expect(told.Nth(1)).ToContainTextAsync(language == "fr" ? "dit n’en avoir aucune" : "says it has none");
        await Expect(page.Locator("#services td", new() { HasTextString = language == "fr" ? "Fait, 1 donnée" : "Done, 1 record" })).ToHaveCountAsync(1);
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"case-holders-{width}");
        await told.Nth(0).GetByRole(Microsoft.Playwright.AriaRole.Link).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/holders$"));
    }
}
