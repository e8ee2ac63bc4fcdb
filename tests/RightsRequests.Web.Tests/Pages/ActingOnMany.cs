using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RightsRequests.Law;
using RightsRequests.Web.Tests.Api;
using RightsRequests.Web.Tests.Pages.Arrivals;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>A list of more than a page: gone through, and what is done to many of its cases with one reason.</summary>
public sealed class ActingOnMany(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    public async Task Cases_are_extended_set_aside_and_their_messages_acknowledged_from_the_list(bool script, string language)
    {
        string Say(string french, string english) => language == "en" ? english : french;
        await using var web = await fixture.StartAsync();
        JsonNode last = null!;
        for (var person = 0; person < 7; person++)
        {
            last = await web.FileAsync(Bodies.Access().With("rights", Enum.GetValues<Right>().Select(right => right.Word()).ToArray()));
        }

        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", script: script);
        await page.SpeakAsync(language);
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(50);
        await Expect(page.Locator("[rel=prev]")).ToHaveCountAsync(0);
        await page.Locator("[rel=next]").ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(6);
        await Expect(page.Locator("[rel=next]")).ToHaveCountAsync(0);
        await page.Locator("[rel=prev]").ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(50);

        await ChooseAsync(page, "extend", page.Locator(".rr-tick").Nth(0), page.Locator(".rr-tick").Nth(1));
        await Expect(page.Locator("h1")).ToHaveTextAsync(Say("Prolonger le délai : 2 dossiers", "Extend the time limit: 2 cases"));
        await JudgedAsync(page, "extend", script);
        await page.Locator("main button").ClickAsync();
        await Expect(page.Locator("#reasons-erreur")).ToBeVisibleAsync();
        await JudgedAsync(page, "extend-error", script);
        await page.Locator("#reasons").FillAsync("Beaucoup de demandes à la fois.");
        await page.Locator("main button").ClickAsync();
        await Expect(page.Locator("[role=status]")).ToHaveTextAsync(Say("Fait pour 2 sur 2.", "Done for 2 of 2."));
        await page.Locator("tbody a").First.ClickAsync();
        await Expect(page.Locator("#dossier + dl")).ToContainTextAsync(Say("(prolongé)", "(extended)"));

        await page.GotoAsync("/console");
        var aside = page.Locator("tbody tr").First;
        var reference = await aside.Locator("th a").InnerTextAsync();
        await ChooseAsync(page, "mark-spam", aside.Locator(".rr-tick"));
        await JudgedAsync(page, "spam", script);
        await page.Locator("main button").ClickAsync();
        await Expect(page.Locator("[role=status]")).ToHaveTextAsync(Say("Fait pour 1 sur 1.", "Done for 1 of 1."));
        await page.Locator("tbody a").First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync(reference);
        // Another person confirms it, or takes it back.
        await Expect(page.Acts("confirm-spam")).ToHaveCountAsync(0);
        await Expect(page.Acts("unmark-spam")).ToHaveCountAsync(1);

        using var subject = web.Client(last.Text("trackingCode"));
        Assert.True((await subject.PostAsync($"/api/v1/requests/{last.Text("reference")}/messages", new StringContent("""{"text":"Où en est-on ?"}""", null, "application/json"))).IsSuccessStatusCode);
        await page.GotoAsync("/console");
        await page.Locator("#q").FillAsync(last.Text("reference"));
        await page.GetByRole(AriaRole.Button, new() { Name = Say("Filtrer", "Filter") }).LeadAsync();
        var told = page.Locator("tbody tr:has(.govuk-tag--blue)");
        var waiting = await told.CountAsync();
        Assert.True(waiting > 0);
        await page.GetByRole(AriaRole.Link, new() { Name = Say("Cocher toute la page", "Tick the whole page") }).LeadAsync();
        await ChooseAsync(page, "mark-messages-read");
        await page.Locator("main button").ClickAsync();
        await Expect(page.Locator("[role=status]")).ToContainTextAsync(Say($"Fait pour {waiting} sur", $"Done for {waiting} of"));
        await page.GetByRole(AriaRole.Link, new() { Name = Say("Retour à la liste", "Back to the list") }).ClickAsync();
        await Expect(told).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_call_is_entered_in_its_own_words_and_counts_from_its_day()
    {
        var page = await browser.StaffPageAsync(fixture.Web.Address, "agnes", "agent");
        await page.GotoAsync("/console/intake");
        await page.Locator("#recu").FillAsync("2026-11-02");
        await page.Locator("[name='Form.Channel'][value=phone]").CheckAsync();
        await page.Locator("[value=objection]").CheckAsync();
        await page.Locator("#demande").FillAsync("Ne m’appelez plus.");
        await page.Locator("#nom").FillAsync("Zoé Nuage");
        await page.Locator("#telephone").FillAsync("03 83 00 00 00");
        await page.Locator("main button[type=submit]").Last.LeadAsync();
        Assert.Matches("^DR-", await page.Locator("#reference").InnerTextAsync());
        await page.Locator("tbody a").First.ClickAsync();
        await Expect(page.Locator("#dossier + dl")).ToContainTextAsync("2 novembre 2026");
        await Expect(page.Locator("blockquote")).ToHaveTextAsync("Ne m’appelez plus.");
    }

    private static async Task ChooseAsync(IPage page, string act, params ILocator[] ticks)
    {
        foreach (var tick in ticks)
        {
            await tick.CheckAsync();
        }

        await page.Locator("#act").SelectOptionAsync(act);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Continuer|Continue)$") }).LeadAsync();
    }

    private static Task JudgedAsync(IPage page, string name, bool script) =>
        script ? PageJudges.CleanAtBothWidthsAsync(page, $"many-{name}") : Task.CompletedTask;
}
