using Microsoft.Playwright;

namespace RightsRequests.Web.Tests.Pages;

public sealed class Accessible(WebFixture fixture, Browser browser)
{
    public static TheoryData<string> Pages => ["/", "/demande", "/suivi", "/suivi/code", "/verifier", "/detenteur", "/en", "/en/demande", "/en/suivi", "/en/suivi/code", "/en/verifier", "/en/detenteur"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing(string path)
    {
        var page = await browser.PageAsync(fixture.Web.Address, script: true);
        Assert.Equal(200, (await page.GotoAsync(path))!.Status);

        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"page{path.Replace('/', '-')}");
    }

    [Fact]
    public async Task Axe_finds_nothing_on_errors_and_on_a_filed_request()
    {
        var page = await browser.PageAsync(fixture.Web.Address, script: true);
        await page.GotoAsync("/demande");
        await new FormWalk(selector => page.Locator(selector), "access").FileAsync();
        await PageJudges.CleanAsync(page);
        var (reference, code) = (await page.Locator("#reference").InnerTextAsync(), await page.Locator("#code").InnerTextAsync());
        await page.GotoAsync("/suivi");
        await page.Locator("#reference").FillAsync(reference);
        await page.Locator("#code").FillAsync(code);
        await page.Locator("button").LeadAsync();
        Assert.Contains(reference, await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await PageJudges.CleanAsync(page);
    }

    [Fact]
    public async Task Axe_finds_nothing_on_a_page_that_says_what_failed()
    {
        var page = await browser.PageAsync(fixture.Web.Address, script: true);
        await page.GotoAsync("/nulle-part");
        await PageJudges.CleanAsync(page);
        await page.GotoAsync("/demande");
        await page.Context.ClearCookiesAsync();
        await page.Locator("main form button").LeadAsync();
        await PageJudges.CleanAsync(page);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_is_wider_than_320_pixels(string path)
    {
        var page = await browser.PageAsync(fixture.Web.Address, width: 320, script: true);
        await page.GotoAsync(path);
        await Browser.ShootAsync(page, $"narrow{path.Replace('/', '-')}");

        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_small_and_complete_in_its_language(string path)
    {
        var page = await browser.PageAsync(fixture.Web.Address, script: true);
        List<IResponse> answers = [];
        page.Response += (_, answer) => answers.Add(answer);
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });

        var sizes = await Task.WhenAll(answers.ToArray().Select(one => one.Request.SizesAsync()));
        Assert.InRange(sizes.Sum(one => one.ResponseBodySize + one.ResponseHeadersSize), 1, 40_000);
        Assert.Equal(path.StartsWith("/en", StringComparison.Ordinal) ? "en" : "fr", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Empty(await page.Locator("script, [style], [onclick]").AllAsync());
        Assert.Single(await page.Locator("h1").AllAsync());
    }
}
