using System.Net.Http.Headers;
using Microsoft.Playwright;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>Pages as they are printed, and words of people who write from right to left.</summary>
public sealed class OnPaperAndFromTheRight(WebFixture fixture, Browser browser)
{
    // A4 without its margins, in CSS pixels.
    private const int Paper = 658;
    private const string Arabic = "أريد نسخة من بياناتي";

    // What a box hides of its own, or what stands beside the paper.
    private const string CutOff = """
        [...document.querySelectorAll('main *')].filter(one => one.checkVisibility() && !one.closest('svg') && !one.classList.contains('govuk-visually-hidden') && (
            (getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1)
            || (getComputedStyle(one).overflowY !== 'visible' && one.scrollHeight > one.clientHeight + 1)
            || one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)).map(one => one.outerHTML.slice(0, 120))
        """;

    [Fact]
    public async Task The_status_page_is_printed_whole_and_without_what_is_pressed()
    {
        var filed = await fixture.Web.FileAsync();
        var page = await browser.PageAsync(fixture.Web.Address, Paper, script: true);
        await page.GotoAsync("/suivi");
        await page.Locator("#reference").FillAsync(filed.Text("reference"));
        await page.Locator("#code").FillAsync(filed.Text("trackingCode"));
        await page.Locator("button").ClickAsync();

        await PrintedAsync(page, filed.Text("reference"), "print-status");
    }

    [Fact]
    public async Task A_case_is_printed_whole_and_without_what_is_pressed()
    {
        var filed = await fixture.Web.FileAsync(Bodies.Access().With("statement", string.Concat(Enumerable.Repeat("Je voudrais savoir ce que vous gardez de moi, année après année.\n", 80)) + "Fin de mes mots."));
        var page = await browser.StaffPageAsync(fixture.Web.Address, "agnes", "agent", Paper, script: true);
        await page.GotoAsync($"/console/cases/{filed["cases"]![0]!.Text("id")}");

        await PrintedAsync(page, filed.Text("reference"), "print-case");
        Assert.Contains("Fin de mes mots.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_say_their_direction_and_people_s_words_have_their_own()
    {
        var filed = await fixture.Web.FileAsync(Bodies.Access().With("statement", Arabic));
        var page = await browser.PageAsync(fixture.Web.Address, script: true);
        await page.GotoAsync("/suivi");
        Assert.Equal("ltr", await page.Locator("html").GetAttributeAsync("dir"));
        await page.Locator("#reference").FillAsync(filed.Text("reference"));
        await page.Locator("#code").FillAsync(filed.Text("trackingCode"));
        await page.Locator("button").ClickAsync();
        await page.Locator("#message").FillAsync(Arabic);
        Assert.Equal("rtl", await DirectionAsync(page.Locator("#message")));
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer le message" }).ClickAsync();

        page = await browser.StaffPageAsync(fixture.Web.Address, "agnes", "agent", script: true);
        await page.GotoAsync($"/console/cases/{filed["cases"]![0]!.Text("id")}");
        Assert.Equal("ltr", await page.Locator("html").GetAttributeAsync("dir"));
        Assert.Equal(["rtl", "rtl"], [await DirectionAsync(page.Locator("blockquote").First), await DirectionAsync(page.Locator("blockquote").Last)]);
        Assert.Equal(Arabic, await page.Locator("blockquote").Last.InnerTextAsync());

        using var nowhere = new HttpRequestMessage(HttpMethod.Get, "/nulle-part");
        nowhere.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        Assert.Contains("dir=\"ltr\"", await (await fixture.Web.Anybody.SendAsync(nowhere)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<string> DirectionAsync(ILocator of) => of.EvaluateAsync<string>("one => getComputedStyle(one).direction");

    private static async Task PrintedAsync(IPage page, string reference, string name)
    {
        Assert.True(await page.Locator(".rr-header nav").First.IsVisibleAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Browser.ShootAsync(page, name);

        Assert.Empty(await page.Locator("nav:visible, form:visible, button:visible, .rr-at-line:visible").EvaluateAllAsync<string[]>("all => all.map(one => one.outerHTML.slice(0, 120))"));
        Assert.True(await page.Locator("main").GetByText(reference).First.IsVisibleAsync());
        Assert.True((await page.Locator("main").InnerTextAsync()).Length > 300);
        Assert.Empty(await page.EvaluateAsync<string[]>(CutOff));
    }
}
