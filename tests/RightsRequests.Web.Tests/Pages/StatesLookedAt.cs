using System.Net;
using Microsoft.Playwright;
using RightsRequests.Web.Tests.Pages.Arrivals;
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

    [Theory]
    [InlineData("fr", "Votre rôle n’ouvre pas cette page", "Votre rôle ne le permet pas")]
    [InlineData("en", "Your role does not open this page", "Your role does not allow it")]
    public async Task Staff_whose_role_opens_another_page_are_told_why(string language, string page, string file)
    {
        var id = (await fixture.Web.FileAsync())["cases"]![0]!.Text("id");
        var aude = await browser.StaffPageAsync(fixture.Web.Address, "aude", "auditor", script: true);
        await aude.SpeakAsync(language);
        await aude.GotoAsync("/console/intake");
        await Expect(aude.GetByRole(AriaRole.Alert)).ToContainTextAsync(page);
        await Expect(aude.Locator("html")).ToHaveAttributeAsync("lang", language);
        await PageJudges.CleanAtBothWidthsAsync(aude, $"other-role-{language}");

        var agnes = await browser.StaffPageAsync(fixture.Web.Address, "agnes", "agent", script: true);
        await agnes.SpeakAsync(language);
        Assert.Equal(403, (await agnes.GotoAsync($"/console/cases/{id}/evidence-file"))!.Status);
        await JudgedAsync(agnes, 403, file, language);
    }

    [Fact]
    public async Task What_failed_is_said_on_a_page_in_either_language()
    {
        await using var postgres = new PrivatePostgres();
        await postgres.InitializeAsync();
        await using var own = await fixture.StartAsync(options => options with { FromThisMachine = 100 }, on: postgres);
        var page = await browser.StaffPageAsync(own.Address, "agnes", "agent", script: true);
        foreach (var (path, said, language) in ((string, string, string)[])[("/demande", "Votre envoi est trop volumineux", "fr"), ("/en/demande", "What you sent is too large", "en")])
        {
            using var form = new StringContent(new string('a', 300_000), null, "application/x-www-form-urlencoded");
            using var large = new HttpRequestMessage(HttpMethod.Post, path) { Content = form, Headers = { { "Accept", "text/html" } } };
            await ShownAsync(page, await own.Bare.SendAsync(large), path);
            await JudgedAsync(page, 413, said, language);
        }

        await own.ExecuteAsync("ALTER TABLE cases RENAME TO elsewhere");
        await FailsAsync(page, own, 500, "Une erreur s’est produite de notre côté", "Something went wrong on our side");
        await postgres.StopAsync();
        await FailsAsync(page, own, 503, "Le service est momentanément indisponible", "The service is temporarily unavailable");

        var answers = await Task.WhenAll(Enumerable.Range(0, 101).Select(_ => own.Bare.GetAsync("/en/suivi")));
        Assert.Contains(answers, one => one.StatusCode == HttpStatusCode.TooManyRequests);
        foreach (var (path, said, language) in ((string, string, string)[])[("/suivi", "Trop de demandes à la fois", "fr"), ("/en/suivi", "Too many requests at once", "en")])
        {
            using var many = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } };
            await ShownAsync(page, await own.Bare.SendAsync(many), path);
            await JudgedAsync(page, 429, said, language);
        }
    }

    // The console speaks the language of a cookie, which no page need set while nothing works.
    private static async Task FailsAsync(IPage page, RunningWeb web, int status, string french, string english)
    {
        foreach (var (language, said) in ((string, string)[])[("fr", french), ("en", english)])
        {
            await page.Context.AddCookiesAsync([new() { Name = "langue", Value = language, Url = web.Address.ToString() }]);
            Assert.Equal(status, (await page.GotoAsync("/console"))!.Status);
            await JudgedAsync(page, status, said, language);
            await Expect(page.Locator("main a")).ToHaveAttributeAsync("href", "/console");
        }
    }

    private static async Task JudgedAsync(IPage page, int status, string title, string language)
    {
        await Expect(page.Locator("h1")).ToHaveTextAsync(title);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await PageJudges.CleanAtBothWidthsAsync(page, $"failed-{status}-{language}");
    }

    // What a program fetched, as a browser shows it at that address.
    private static async Task ShownAsync(IPage page, HttpResponseMessage answer, string path)
    {
        var markup = await answer.Content.ReadAsStringAsync();
        await page.RouteAsync($"**{path}", route => route.FulfillAsync(new() { Body = markup, ContentType = "text/html; charset=utf-8" }));
        await page.GotoAsync(path);
    }
}
