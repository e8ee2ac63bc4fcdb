using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RightsRequests.Web.Tests.Api;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>Who no longer has the tracking code follows the request by a code sent to the address on file, without JavaScript.</summary>
public sealed class LosingTheCode(WebFixture fixture, Browser browser)
{
    private readonly RunningWeb web = fixture.Web;

    [Theory]
    [InlineData("", "Je n’ai plus le code de suivi", "Recevoir un code", "Voir où en est ma demande")]
    [InlineData("/en", "I no longer have the tracking code", "Get a code", "See how my request stands")]
    public async Task The_code_that_was_mailed_opens_the_request_and_a_wrong_one_nothing(string root, string link, string ask, string open)
    {
        var reference = (await web.FileAsync()).Text("reference");
        var page = await browser.PageAsync(web.Address);
        await page.GotoAsync($"{root}/suivi");
        await page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = ask }).ClickAsync();
        await Expect(page.Locator("#reference-erreur")).ToBeVisibleAsync();
        await page.Locator("#reference").FillAsync($" {reference.ToLowerInvariant()} ");
        await page.GetByRole(AriaRole.Button, new() { Name = ask }).ClickAsync();

        await page.Locator("#unique").FillAsync("12345678");
        await page.GetByRole(AriaRole.Button, new() { Name = open }).ClickAsync();
        await Expect(page.Locator("#unique-erreur")).ToBeVisibleAsync();
        // Nothing was sent just now; and people write the code in two groups.
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveCountAsync(0);
        await page.Locator("#unique").FillAsync((await web.MailedCodeAsync(reference)).Insert(4, " "));
        await page.GetByRole(AriaRole.Button, new() { Name = open }).LeadAsync();

        Assert.Contains(reference, await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await Expect(page.Locator("#message")).ToBeVisibleAsync();
        Assert.DoesNotContain(reference, page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_the_same_of_a_reference_that_nobody_has()
    {
        var known = await AskedAsync((await web.FileAsync()).Text("reference"));
        var unknown = await AskedAsync("DR-2026-ZZZZZ");

        Assert.Equal(Regex.Replace(known, "DR-2026-[0-9A-Z]{5}|CfDJ8[^\"]*", "-"), Regex.Replace(unknown, "DR-2026-[0-9A-Z]{5}|CfDJ8[^\"]*", "-"));
    }

    [Theory]
    [InlineData(320, "")]
    [InlineData(1280, "/en")]
    public async Task Both_steps_are_clean(int width, string root)
    {
        var page = await browser.PageAsync(web.Address, width: width, script: true);
        await page.GotoAsync($"{root}/suivi/code");
        await PageJudges.CleanAsync(page);
        await page.Locator("#reference").FillAsync("DR-2026-ZZZZZ");
        await page.Locator("main form button").ClickAsync();
        await Expect(page.Locator("#unique")).ToBeVisibleAsync();
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"lost-code-{width}");
        await page.Locator("main form button").First.ClickAsync();
        await Expect(page.Locator("#unique-erreur")).ToBeVisibleAsync();
        await PageJudges.CleanAsync(page);
    }

    private async Task<string> AskedAsync(string reference)
    {
        var page = await browser.PageAsync(web.Address);
        await page.GotoAsync("/suivi/code");
        await page.Locator("#reference").FillAsync(reference);
        await page.Locator("main form button").ClickAsync();
        await Expect(page.Locator("#unique")).ToBeVisibleAsync();
        return await page.ContentAsync();
    }
}
