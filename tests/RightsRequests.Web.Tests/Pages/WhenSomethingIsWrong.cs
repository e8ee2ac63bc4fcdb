using System.Net;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>People never read a problem in JSON, and lose nothing that they wrote where it can be helped.</summary>
public sealed class WhenSomethingIsWrong(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData("", "Cette page est restée ouverte trop longtemps", "Votre demande est enregistrée")]
    [InlineData("/en", "This page was open for too long", "Your request is filed")]
    public async Task A_form_with_an_old_token_comes_back_filled_in_and_can_be_sent_again(string root, string said, string done)
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        await page.GotoAsync($"{root}/demande");
        await new FormWalk(selector => page.Locator(selector), "access")
            .On("precisions", async find =>
            {
                await find("#texte").FillAsync("J’ai pris mon temps.");
                await page.Context.ClearCookiesAsync();
                await find("main form .govuk-button").First.ClickAsync();
                await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync(said);
                await Expect(find("#texte")).ToHaveValueAsync("J’ai pris mon temps.");
                await Browser.ShootAsync(page, $"old-token{root.Replace('/', '-')}");
            })
            .FileAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync(done);
    }

    [Fact]
    public async Task Following_with_an_old_token_keeps_what_was_written()
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        await page.GotoAsync("/suivi");
        await page.Locator("#reference").FillAsync("DR-2026-XXXXX");
        await page.Locator("#code").FillAsync("ABCD-EFGH");
        await page.Context.ClearCookiesAsync();
        await page.Locator("button").ClickAsync();

        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("restée ouverte trop longtemps");
        await Expect(page.Locator("#code")).ToHaveValueAsync("ABCD-EFGH");
    }

    [Fact]
    public async Task While_the_database_is_down_the_form_comes_back_filled_in()
    {
        await using var postgres = new PrivatePostgres();
        await postgres.InitializeAsync();
        await using var own = await fixture.StartAsync(on: postgres);
        var page = await browser.PageAsync(own.Address);
        await page.GotoAsync("/demande");
        await new FormWalk(selector => page.Locator(selector), "access")
            .On("identite", async find =>
            {
                await find("#nom").FillAsync("Rosalba Patiente");
                await postgres.StopAsync();
                await find("main form .govuk-button").First.ClickAsync();
                await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("momentanément indisponible");
                await Expect(find("#nom")).ToHaveValueAsync("Rosalba Patiente");
                await postgres.StartAsync();
            })
            .FileAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Votre demande est enregistrée");
    }

    [Fact]
    public async Task The_same_page_sent_twice_is_one_request()
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        await page.GotoAsync("/demande");
        await new FormWalk(selector => page.Locator(selector), "access").FileAsync();
        var reference = await page.Locator("#reference").InnerTextAsync();
        await page.ReloadAsync();

        await Expect(page.Locator("#reference")).ToHaveTextAsync(reference);
    }

    [Theory]
    [InlineData("/nulle-part", 404, "Cette page n’existe pas", "fr")]
    [InlineData("/en/nowhere", 404, "This page does not exist", "en")]
    public async Task A_page_that_does_not_exist_is_said_in_its_language(string path, int status, string title, string language)
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        Assert.Equal(status, (await page.GotoAsync(path))!.Status);

        await Expect(page.Locator("h1")).ToHaveTextAsync(title);
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        await Browser.ShootAsync(page, $"missing-{language}");
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_told_to_a_person_on_a_page_and_to_a_program_as_a_problem()
    {
        using var form = new StringContent(new string('a', 300_000), null, "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/demande") { Content = form, Headers = { { "Accept", "text/html" } } };
        var answer = await fixture.Web.Bare.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("Votre envoi est trop volumineux", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var again = new StringContent(new string('a', 300_000), null, "application/x-www-form-urlencoded");
        await (await fixture.Web.Bare.PostAsync("/demande", again)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        await (await fixture.Web.Bare.PostAsync("/demande", new FormUrlEncodedContent([]))).ProblemAsync(HttpStatusCode.BadRequest, "malformed-request");
    }
}
