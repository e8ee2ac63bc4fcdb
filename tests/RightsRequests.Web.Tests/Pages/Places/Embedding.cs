using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages.Places;

/// <summary>The form within a page of another site.</summary>
public sealed class Embedding(WebFixture fixture, Browser browser)
{
    private readonly RunningWeb web = fixture.Web;

    [Fact]
    public async Task A_listed_site_shows_the_form_and_a_person_files_through_it()
    {
        await using var site = await OrganisationSite.StartAsync(web.Address);
        var page = await browser.PageAsync(site.Listed);
        await page.GotoAsync("/?path=/embed/demande");
        var frame = page.FrameLocator("iframe");

        await Expect(frame.Locator("h1")).ToHaveTextAsync("Faire une demande");
        await Expect(frame.Locator(".rr-header, .rr-footer")).ToHaveCountAsync(0);
        await Expect(frame.GetByRole(AriaRole.Link, new() { Name = "Ouvrir dans un nouvel onglet" })).ToHaveAttributeAsync("href", "/demande");
        await FormSteps.FileAsync(frame, "Rosalie Cadre");
        await Browser.ShootAsync(page, "embedded");
        await Expect(frame.Locator("#reference")).ToContainTextAsync("DR-");
        Assert.All(page.Frames.Skip(1), one => Assert.StartsWith("/embed/", new Uri(one.Url).AbsolutePath, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 320, "Votre demande est gardée", "Votre demande est enregistrée", "En cours")]
    [InlineData("/en", 700, "Your request is kept", "Your request is filed", "In progress")]
    public async Task Every_step_in_the_frame_of_another_site_pleases_the_judges_where_its_own_cookies_alone_are_kept(string root, int width, string kept, string done, string state)
    {
        await using var site = await OrganisationSite.StartAsync(web.Address);
        var page = await browser.PageAsync(site.Listed, script: true);
        await WithoutThirdPartyCookiesAsync(page);
        var frame = page.FrameLocator("iframe");
        async Task JudgedAsync(string name)
        {
            await PageJudges.CleanInFrameAsync(page);
            await Browser.ShootAsync(page, $"iframe-{name}-{width}");
        }

        await page.GotoAsync($"/?path=/embed{root}/demande&width={width}");
        await Expect(frame.Locator("html")).ToHaveAttributeAsync("lang", root.Length > 0 ? "en" : "fr");
        await JudgedAsync("start");
        var walk = new FormWalk(selector => frame.Locator(selector), "access") { Looking = JudgedAsync }
            .On("pour-qui", async find =>
            {
                await find("main form .govuk-button").First.ClickAsync();
                await Expect(find(".govuk-error-summary")).ToBeVisibleAsync();
                await JudgedAsync("error");
                await find("[value=self]").CheckAsync();
                await find("[value=later]").ClickAsync();
                await Expect(find("h1")).ToHaveTextAsync(kept);
                await JudgedAsync("kept");
                await find("a.govuk-button").ClickAsync();
                // A click in a frame does not wait for the page that it leads to, and this one has buttons too.
                await find("main form[action$='/demande'] .govuk-button").First.ClickAsync();
                await find("[value=self]").CheckAsync();
            });
        await walk.ToCheckAsync();
        await JudgedAsync("check");
        await walk.SendAsync();
        await Expect(frame.Locator("h1")).ToHaveTextAsync(done);
        await JudgedAsync("filed");
        var (reference, code) = (await frame.Locator("#reference").InnerTextAsync(), await frame.Locator("#code").InnerTextAsync());

        await frame.Locator("main a[href$='/suivi']").ClickAsync();
        await frame.Locator("input#reference").FillAsync(reference);
        await frame.Locator("input#code").FillAsync(code);
        await frame.Locator("main .govuk-button").First.ClickAsync();
        await Expect(frame.Locator("[role=status]")).ToHaveTextAsync(state);
        await JudgedAsync("status");
        Assert.StartsWith($"/embed{root}/suivi", new Uri(page.Frames[1].Url).AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/embed/demande", false)]
    [InlineData("/demande", true)]
    [InlineData("/console/sign-in", true)]
    [InlineData("/embed/console/sign-in", true)]
    public async Task Nobody_else_frames_the_form_and_nobody_frames_anything_else(string path, bool listed)
    {
        await using var site = await OrganisationSite.StartAsync(web.Address);
        var page = await browser.PageAsync(listed ? site.Listed : site.Unlisted);

        // The browser itself says that it refused, once it has: the frame's address may still be the one asked for when the page has loaded.
        var refused = await page.RunAndWaitForConsoleMessageAsync(
            () => page.GotoAsync($"/?path={path}"),
            new() { Predicate = message => message.Text.Contains("frame-ancestors", StringComparison.Ordinal) });
        Assert.Equal("error", refused.Type);
    }

    [Fact]
    public async Task Cookies_of_a_frame_belong_to_the_site_around_it_and_the_console_has_no_second_address()
    {
        // Without a store of cookies: what is there already is not set again.
        using var visitor = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = web.Address };
        using var framed = await visitor.GetAsync("/embed/demande");
        var cookie = Assert.Single(framed.Headers.GetValues("Set-Cookie"));
        Assert.All(["; samesite=none", "; secure", "; Partitioned", "; path=/embed"], part => Assert.Contains(part, cookie, StringComparison.Ordinal));
        Assert.Contains("frame-ancestors http://localhost:*", framed.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(framed.Headers.Contains("X-Frame-Options"));

        using var plain = await visitor.GetAsync("/demande");
        Assert.Contains("samesite=strict", Assert.Single(plain.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", plain.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        foreach (var path in new[] { "/embed/console", "/embed/api/v1/cases", "/embed/organisme/mgen-union/console", "/organisme/mgen-union/console/sign-in", "/organisme/nobody/demande", "/organisme/mgen-union/dev/people" })
        {
            using var answer = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    // As browsers are going to be: of a frame's cookies those alone are kept that are parted by the site around it.
    private static async Task WithoutThirdPartyCookiesAsync(IPage page)
    {
        var inside = await page.Context.NewCDPSessionAsync(page);
        await inside.SendAsync("Network.enable");
        await inside.SendAsync("Network.setCookieControls", new Dictionary<string, object>
        {
            ["enableThirdPartyCookieRestriction"] = true,
            ["disableThirdPartyCookieMetadata"] = true,
            ["disableThirdPartyCookieHeuristics"] = true,
        });
    }
}
