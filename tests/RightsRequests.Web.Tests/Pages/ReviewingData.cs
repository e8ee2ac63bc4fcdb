using RightsRequests.Web.Tests.Api;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>What holders found, and what of it is handed over: field by field, with a reason, and as the person will see it.</summary>
public sealed class ReviewingData(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(320, true)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task Fields_are_redacted_and_handed_over_and_the_person_gets_the_rest(int width, bool script)
    {
        await using var web = await fixture.StartAsync(more: services => services.AddOfficeWorkers());
        web.Bus.Answering = (holder, query) => new
        {
            schema = "rights.answer/1",
            queryId = query.QueryId,
            holder,
            outcome = "done",
            records = new object[]
            {
                new { activity = "newsletter", category = "identification", label = "Foyer", value = new { adresse = "1 rue du Port", conjoint = new { nom = "Anatole Tiers", age = 71 } }, source = "subject" },
                new { activity = "newsletter", category = "identification", label = "Note", value = "Vu avec sa sœur <b>Odile</b>", source = "observed", concernsThirdParty = true },
            },
        };
        var filed = await web.FileAsync(Bodies.Access().With("scope", new { activities = new[] { "newsletter" } }));
        var id = filed["cases"]![0]!.Text("id");
        using var agent = await web.StaffAsync("agnes", "agent");
        await agent.DoAsync($"/api/v1/cases/{id}", "confirm-identity");
        await agent.DoAsync($"/api/v1/cases/{id}", "accept-assessment");
        await agent.UntilAsync($"/api/v1/cases/{id}", one => one.Text("step") == "review");

        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", width, script);
        await page.GotoAsync($"/console/cases/{id}");
        await page.Locator("a[href$='/records']").LeadAsync();
        await PageJudges.CleanAsync(page, script);
        var home = page.Locator(".rr-record").First;
        await home.Locator("[value=redact]").ClickAsync();
        await Expect(page.Locator(".govuk-error-summary a")).ToHaveCountAsync(1);
        await PageJudges.CleanAsync(page, script);
        await home.Locator("[value='conjoint/nom']").CheckAsync();
        await home.Locator("[value='conjoint/age']").CheckAsync();
        await home.Locator("[name=reason]").FillAsync("Données du conjoint");
        await home.Locator("[value=redact]").ClickAsync();
        await Expect(page.Locator(".rr-record").First.Locator("del")).ToHaveCountAsync(2);

        var note = page.Locator(".rr-record").Nth(1);
        await Expect(note.Locator("del")).ToContainTextAsync("<b>Odile</b>");
        await note.Locator("[name=whole]").CheckAsync();
        await note.Locator("[value=disclose]").ClickAsync();
        await Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Dites pourquoi");
        note = page.Locator(".rr-record").Nth(1);
        await Expect(note.Locator("[name=whole]")).ToBeCheckedAsync();
        await note.Locator("[name=reason]").FillAsync("Sa sœur est d’accord.");
        await note.Locator("[value=disclose]").ClickAsync();
        await Expect(page.Locator(".rr-record").Nth(1).Locator("del")).ToHaveCountAsync(0);
        await Expect(page.Locator(".rr-record").Nth(1)).ToContainTextAsync("agnes : remis (tout), Sa sœur est d’accord.");
        await PageJudges.CleanAsync(page, script);
        await Browser.ShootAsync(page, $"records-{width}");

        await page.GetByText("Ce que la personne recevra").ClickAsync();
        await Expect(page.Locator("main")).Not.ToContainTextAsync("Anatole");
        await Expect(page.Locator("main")).ToContainTextAsync("1 rue du Port");
        await Expect(page.Locator("main")).ToContainTextAsync("Odile");
        await PageJudges.CleanAsync(page, script);
        await Browser.ShootAsync(page, $"records-person-{width}");

        var admin = await browser.StaffPageAsync(web.Address, "ada", "admin");
        Assert.Equal(404, (await admin.GotoAsync($"/console/cases/{id}/records"))!.Status);
    }
}
