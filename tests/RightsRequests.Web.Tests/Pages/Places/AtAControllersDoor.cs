using Microsoft.Playwright;
using RightsRequests.Web.Tests.Api;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages.Places;

/// <summary>A controller's own look, from its first page to the mail.</summary>
public sealed class AtAControllersDoor(WebFixture fixture, Browser browser)
{
    private const string Door = "/organisme/mgen-union";
    private readonly RunningWeb web = fixture.Web;

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Colours_logo_and_name_are_the_controllers_on_every_page_and_links_stay_there(int width)
    {
        var page = await browser.PageAsync(web.Address, width, script: true, underPolicy: true);
        List<string> refused = [];
        page.Console += (_, said) => refused.Add(said.Text);
        foreach (var path in new[] { Door, $"{Door}/demande", $"{Door}/suivi", $"{Door}/en/verifier" })
        {
            Assert.Equal(200, (await page.GotoAsync(path))!.Status);
            await Expect(page.Locator(".rr-header")).ToHaveCSSAsync("background-color", "rgb(91, 36, 130)");
            await Expect(page.Locator(".rr-header__name")).ToContainTextAsync("MGEN UNION");
            Assert.True(await page.Locator(".rr-header__name img").EvaluateAsync<bool>("one => one.complete && one.naturalWidth > 0"));
            Assert.All(await page.Locator("a[href^='/'], form[action^='/']").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href') ?? one.getAttribute('action'))"),
                address => Assert.StartsWith(Door, address, StringComparison.Ordinal));
            await Browser.ShootAsync(page, $"door{path.Replace('/', '-')}-{width}");
        }

        Assert.DoesNotContain(refused, one => one.Contains("Content Security Policy", StringComparison.Ordinal));
        await Expect(page.Locator("footer")).ToContainTextAsync("How we protect your data");
        page = await browser.PageAsync(web.Address, width, script: true);
        await page.GotoAsync($"{Door}/demande");
        await PageJudges.CleanAsync(page);
        var walk = await new FormWalk(selector => page.Locator(selector), "access").FileAsync();
        Assert.DoesNotContain("organisme", walk.Met);
        using var agent = await web.StaffAsync("agnes", "agent");
        var found = await (await agent.GetAsync($"/api/v1/cases?q={await page.Locator("#reference").InnerTextAsync()}")).JsonAsync();
        Assert.Equal("mgen-union", found["cases"]![0]!.Text("controller"));
    }

    [Fact]
    public async Task A_logo_opened_by_itself_may_do_nothing()
    {
        using var logo = await web.Bare.GetAsync("/assets/organisme/mgen-union/logo");
        Assert.Equal("image/svg+xml", logo.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("sandbox; default-src 'none'", logo.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var none = await web.Bare.GetAsync("/assets/organisme/mgen/logo");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, none.StatusCode);
    }
}
