using Microsoft.Playwright;
using RightsRequests.Web.Console;
using RightsRequests.Web.Tests.Pages.Arrivals;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>What happened on a case: what came last stands open, the rest is opened without a script, and paper has all of it.</summary>
public sealed class ReadingTheTrail(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(320, "fr", true)]
    [InlineData(1280, "en", true)]
    [InlineData(320, "fr", false)]
    public async Task The_last_entries_stand_open_and_the_earlier_ones_are_opened_and_printed(int width, string language, bool script)
    {
        await using var web = await fixture.StartAsync();
        var id = (await web.FileAsync())["cases"]![0]!.Text("id");
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", width, script);
        await page.SpeakAsync(language);
        await page.GotoAsync($"/console/cases/{id}");
        await Expect(page.Locator("#plus-tot")).ToHaveCountAsync(0);
        var before = await page.Locator("#historique ~ ol li").CountAsync();

        // Written by nobody: the page shows a trail, whatever is in it.
        await web.ExecuteAsync($"INSERT INTO audit_entries (case_id, number, at, what, actor, detail, previous_hash, hash) SELECT case_id, n + 1000, at, what, actor, detail, previous_hash, hash FROM audit_entries, generate_series(1, 14) n WHERE case_id = '{id}' AND number = 1");
        await page.ReloadAsync();
        await Expect(page.Locator("#historique + ol li")).ToHaveCountAsync(CaseModel.LastEntries);
        var earlier = page.Locator("#plus-tot ol li");
        await Expect(earlier).ToHaveCountAsync(before + 14 - CaseModel.LastEntries);
        await Expect(page.Locator("#plus-tot summary")).ToContainTextAsync($"{before + 14 - CaseModel.LastEntries} {(language == "fr" ? "entrées" : "entries")}");
        await Expect(earlier.First).Not.ToBeVisibleAsync();
        await PageJudges.CleanAsync(page, script);

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(earlier.Last).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.Locator("#plus-tot summary").ClickAsync();
        await Expect(earlier.Last).ToBeVisibleAsync();
        await PageJudges.CleanAsync(page, script);
        await page.Locator("#plus-tot summary").ClickAsync();
        await Browser.ShootAsync(page, $"trail-{width}-{language}");
    }
}
