using RightsRequests.Web.Tests.Api;
using RightsRequests.Web.Tests.Pages.Arrivals;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>What the person said of themselves, compared with the members' data on the page of the case.</summary>
public sealed class ComparingIdentities(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(320, "fr", "Comparer l’identité aux données connues", "numéro d’adhérent : ne concorde pas", "confirmée par un code")]
    [InlineData(1280, "en", "Compare the identity with the data known", "member number: differs", "confirmed by a code")]
    public async Task An_agent_compares_and_sees_what_agrees_before_deciding(int width, string language, string action, string differs, string confirmed)
    {
        await using var web = await fixture.StartAsync(more: services => services.AddOfficeWorkers());
        web.Bus.Answering = (holder, query) => new
        {
            schema = "rights.answer/1",
            queryId = query.QueryId,
            holder,
            outcome = "done",
            identifiers = new[] { query.Subject.Identifiers.First(one => one.Type == "email"), new("member-number", "M1") }.Select(one => new { type = one.Type, value = one.Value }),
        };
        var filed = await web.FileAsync(Bodies.Access().With("scope", new { activities = new[] { "newsletter" } }));
        var id = filed["cases"]![0]!.Text("id");
        using var agent = await web.StaffAsync("agnes", "agent");
        // Once the acknowledgement is out, nobody but the agent moves the case while they look at it.
        await agent.UntilAsync($"/api/v1/cases/{id}", one => one["letters"]![0]!.Text("state") == "sent");
        await web.OpenSessionAsync(filed.Text("reference"), filed.Text("trackingCode"));

        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", width, script: true);
        await page.SpeakAsync(language);
        await page.GotoAsync($"/console/cases/{id}");
        await page.Locator("summary", new() { HasTextString = action }).ClickAsync();
        await page.Locator("button", new() { HasTextString = action }).ClickAsync();
        await agent.UntilAsync($"/api/v1/cases/{id}", one => one["holders"]!.AsArray().Any(holder => holder!.Text("state") == "answered"));
        await page.GotoAsync($"/console/cases/{id}");

        var facts = page.Locator("main .govuk-summary-list").First;
        await Expect(facts).ToContainTextAsync(differs);
        await Expect(facts).ToContainTextAsync(language == "fr" ? "adresse électronique : concorde" : "e-mail address: agrees");
        await Expect(facts).ToContainTextAsync(confirmed);
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"case-identity-{width}");
    }
}
