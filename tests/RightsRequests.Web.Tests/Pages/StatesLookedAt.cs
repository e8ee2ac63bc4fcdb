using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>States that people meet seldom, held to what every page is held to, in both languages and widths.</summary>
public sealed class StatesLookedAt(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task The_form_in_a_frame_and_a_request_not_found(string root)
    {
        var page = await browser.PageAsync(fixture.Web.Address, script: true);
        await page.GotoAsync($"/embed{root}/demande");
        await PageJudges.CleanAtBothWidthsAsync(page, $"framed{root.Replace('/', '-')}");
        await page.Locator("main form button").First.ClickAsync();
        await page.Locator("main form .govuk-button").First.ClickAsync();
        await Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        await PageJudges.CleanAtBothWidthsAsync(page, $"framed-error{root.Replace('/', '-')}");

        await page.GotoAsync($"{root}/suivi");
        await page.Locator("#reference").FillAsync("DR-2026-XXXXX");
        await page.Locator("#code").FillAsync("FAUX");
        await page.Locator("main button").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await PageJudges.CleanAtBothWidthsAsync(page, $"not-found{root.Replace('/', '-')}");
        await page.Context.ClearCookiesAsync();
        await page.Locator("main button").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await PageJudges.CleanAtBothWidthsAsync(page, $"old-token-suivi{root.Replace('/', '-')}");
    }

    [Fact]
    public async Task Where_the_browser_keeps_nothing_in_a_frame_a_new_tab_is_offered()
    {
        // By another name over plain HTTP no cookie of a frame is kept.
        using var request = new HttpRequestMessage(HttpMethod.Get, "/embed/demande") { Headers = { Host = "droits.example.org" } };
        var page = await browser.PageAsync(fixture.Web.Address, script: true);
        await ShownAsync(page, await fixture.Web.Bare.SendAsync(request), "/embed/demande");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Faire une demande, dans un nouvel onglet" })).ToBeVisibleAsync();
        await PageJudges.CleanAtBothWidthsAsync(page, "framed-new-tab");
    }

    [Fact]
    public async Task Staff_whose_role_opens_another_page_are_told_why()
    {
        var page = await browser.StaffPageAsync(fixture.Web.Address, "aude", "auditor", script: true);
        await page.GotoAsync("/console/intake");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Votre rôle n’ouvre pas cette page");
        await PageJudges.CleanAtBothWidthsAsync(page, "other-role");
    }

    [Fact]
    public async Task What_failed_is_said_on_a_page()
    {
        await using var postgres = new PrivatePostgres();
        await postgres.InitializeAsync();
        await using var own = await fixture.StartAsync(on: postgres);
        var page = await browser.StaffPageAsync(own.Address, "agnes", "agent", script: true);
        using var form = new StringContent(new string('a', 300_000), null, "application/x-www-form-urlencoded");
        using var large = new HttpRequestMessage(HttpMethod.Post, "/demande") { Content = form, Headers = { { "Accept", "text/html" } } };
        await ShownAsync(page, await own.Bare.SendAsync(large), "/demande");
        await JudgedAsync(page, 413, "Votre texte est trop long");

        await own.ExecuteAsync("ALTER TABLE cases RENAME TO elsewhere");
        Assert.Equal(500, (await page.GotoAsync("/console"))!.Status);
        await JudgedAsync(page, 500, "Une erreur s’est produite de notre côté");
        await Expect(page.Locator("main a")).ToHaveAttributeAsync("href", "/console");
        await postgres.StopAsync();
        Assert.Equal(503, (await page.GotoAsync("/console"))!.Status);
        await JudgedAsync(page, 503, "Le service est momentanément indisponible");

        using var many = new HttpRequestMessage(HttpMethod.Get, "/en/suivi") { Headers = { { "Accept", "text/html" } } };
        var answers = await Task.WhenAll(Enumerable.Range(0, 301).Select(_ => own.Bare.GetAsync("/en/suivi")));
        Assert.Contains(answers, one => one.StatusCode == HttpStatusCode.TooManyRequests);
        await ShownAsync(page, await own.Bare.SendAsync(many), "/en/suivi");
        await JudgedAsync(page, 429, "Too many requests at once");
    }

    private static async Task JudgedAsync(IPage page, int status, string title)
    {
        await Expect(page.Locator("h1")).ToHaveTextAsync(title);
        await PageJudges.CleanAtBothWidthsAsync(page, $"failed-{status}");
    }

    // What a program fetched, as a browser shows it at that address.
    private static async Task ShownAsync(IPage page, HttpResponseMessage answer, string path)
    {
        var markup = await answer.Content.ReadAsStringAsync();
        await page.RouteAsync($"**{path}", route => route.FulfillAsync(new() { Body = markup, ContentType = "text/html; charset=utf-8" }));
        await page.GotoAsync(path);
    }
}
