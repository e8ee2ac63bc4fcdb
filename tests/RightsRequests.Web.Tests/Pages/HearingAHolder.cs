using RightsRequests.Web.Tests.Api;
using RightsRequests.Web.Tests.Pages.Arrivals;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>What a holder wrote stands as its own words on the page, in whatever language; what the engine says is in the reader's.</summary>
public sealed class HearingAHolder(WebFixture fixture, Browser browser)
{
    private const string Wrote = "Archiv gesperrt / tape 7 is locked";

    [Theory]
    [InlineData(320, "fr", "« ", " »", "Le service répond")]
    [InlineData(1280, "en", "“", "”", "The holder answers")]
    public async Task What_a_holder_wrote_is_quoted(int width, string language, string opens, string closes, string said)
    {
        await using var web = await fixture.StartAsync(more: services => services.AddOfficeWorkers());
        web.Bus.Answering = (holder, query) => new { schema = "rights.answer/1", queryId = query.QueryId, holder, outcome = "refused", reason = Wrote };
        var id = (await web.FileAsync(Bodies.Access().With("scope", new { activities = new[] { "newsletter" } })))["cases"]![0]!.Text("id");
        using var agent = await web.StaffAsync("agnes", "agent");
        await agent.DoAsync($"/api/v1/cases/{id}", "confirm-identity");
        await agent.DoAsync($"/api/v1/cases/{id}", "accept-assessment");
        await agent.UntilAsync($"/api/v1/cases/{id}", one => one["incidents"]!.AsArray().Count > 0);

        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", width, script: true);
        await page.SpeakAsync(language);
        await page.GotoAsync($"/console/cases/{id}");
        var answer = page.Locator("#services tbody td").Nth(3);
        await Expect(answer).ToContainTextAsync(said);
        var text = (await answer.InnerTextAsync()).Replace('\u00A0', ' ').Replace('\u202F', ' ');
        Assert.Contains($"{opens}{Wrote}{closes}", text, StringComparison.Ordinal);
        await Expect(answer.Locator("[lang=und]")).ToHaveTextAsync(Wrote);
        await PageJudges.CleanAsync(page, script: true);
        await Browser.ShootAsync(page, $"holder-answers-{width}");
    }
}
