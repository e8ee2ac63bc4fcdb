using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>The keyboard's shortcuts of the console, and the switch for who wants none (WCAG 2.1.4).</summary>
public sealed class PressingKeys(WebFixture fixture, Browser browser)
{
    private readonly RunningWeb web = fixture.Web;

    [Fact]
    public async Task Keys_lead_to_pages_and_do_nothing_while_one_writes()
    {
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", 1280, script: true);
        await OpenAsync(page, "/console");
        // Keys of a sequence must follow each other soon; on a busy machine they may not.
        for (var attempt = 0; attempt < 20 && !page.Url.EndsWith("/console/intake", StringComparison.Ordinal); attempt++)
        {
            await page.Keyboard.PressAsync("g");
            await page.Keyboard.PressAsync("s");
            await page.WaitForTimeoutAsync(500);
        }

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/intake$"));
        await page.Locator("main input[type=text]").First.PressSequentiallyAsync("gv?");
        Assert.Equal("gv?", await page.Locator("main input[type=text]").First.InputValueAsync());
        await Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        Assert.EndsWith("/console/intake", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_sheet_opens_over_the_page_and_closes_again()
    {
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", 1280, script: true);
        await OpenAsync(page, "/console/intake");
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("dialog.rr-keys")).ToBeVisibleAsync();
        await Expect(page.Locator("dialog.rr-keys kbd").First).ToHaveTextAsync("g");
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, "shortcuts-dialog");
        await page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Fermer" }).ClickAsync();
        await Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("dialog.rr-keys")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        Assert.EndsWith("/console/intake", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_no_single_keys_turns_them_off()
    {
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", 320, script: true);
        await page.GotoAsync("/console/shortcuts");
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, "shortcuts-320");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320);
        await page.GetByRole(AriaRole.Button, new() { Name = "Désactiver les raccourcis" }).ClickAsync();
        await Expect(page.Locator("#touches")).ToContainTextAsync("Les raccourcis sont désactivés.");
        await Expect(page.Locator("script[src*='shortcuts']")).ToHaveCountAsync(0);
        await page.Locator("#aide-clavier").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Activer les raccourcis" }).ClickAsync();
        await Expect(page.Locator("script[src*='shortcuts']")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Lines_of_a_list_are_gone_through_and_opened_by_keys()
    {
        await web.FileAsync();
        await web.FileAsync();
        var page = await browser.StaffPageAsync(web.Address, "dora", "dpo", 1280, script: true);
        await OpenAsync(page, "/console");
        var lines = page.Locator("main tbody tr a[href^='/console/cases/']");
        await page.Keyboard.PressAsync("j");
        await Expect(lines.Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(lines.Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("k");
        await Expect(lines.Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await ArrivedAsync(page, "/console/cases/[^/]+$");
        await page.Keyboard.PressAsync("u");
        await ArrivedAsync(page, "/console$");
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        Assert.Equal("", await page.Locator("#q").InputValueAsync());
    }

    private static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await ReadyAsync(page);
    }

    // By its address and its script: all else that a page loads may take its time.
    private static async Task ArrivedAsync(IPage page, string address)
    {
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(address));
        await ReadyAsync(page);
    }

    // A key pressed before the page's script has run is a key for nobody.
    private static Task ReadyAsync(IPage page) => Expect(page.Locator("html[data-keys=on]")).ToHaveCountAsync(1);
}
