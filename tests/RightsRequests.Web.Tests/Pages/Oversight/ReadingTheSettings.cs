using Microsoft.Playwright;
using RightsRequests.Law;
using RightsRequests.Web.Tests.Api;
using RightsRequests.Web.Tests.Pages.Arrivals;
using RightsRequests.Workflow;

namespace RightsRequests.Web.Tests.Pages.Oversight;

public sealed class ReadingTheSettings(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(320, "fr", true)]
    [InlineData(1280, "en", true)]
    [InlineData(1280, "fr", false)]
    public async Task The_pack_is_read_and_cases_of_an_earlier_version_are_moved_to_the_one_in_force(int width, string language, bool script)
    {
        await using var web = await fixture.StartAsync();
        var filed = await web.FileAsync();
        // As if the case had begun with an earlier text, of other periods.
        await web.ExecuteAsync("INSERT INTO procedure_texts (hash, \"right\", text) SELECT encode(sha256(convert_to(replace(text, 'P7D', 'P6D'), 'UTF8')), 'hex'), \"right\", replace(text, 'P7D', 'P6D') FROM procedure_texts; UPDATE cases SET procedure_hash = (SELECT hash FROM procedure_texts WHERE text LIKE '%P6D, give%')");
        var page = await browser.StaffPageAsync(web.Address, "denis", "dpo", width, script);
        await page.SpeakAsync(language);
        foreach (var part in (string[])["register", "matrix", "holders", "wording", "procedures"])
        {
            await page.GotoAsync($"/console/settings/{part}");
            await PageJudges.CleanAsync(page, script);
            await NamedAsync(page, part, language);
            await Browser.ShootAsync(page, $"settings-{part}-{width}");
        }

        await page.GotoAsync("/console/settings");
        Assert.Contains(language == "en" ? "the law decides" : "la loi décide", await page.Locator("[aria-labelledby=t-controle]").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("a[href*='version=']").ClickAsync();
        await page.Locator("form:has(#why) button").LeadAsync();
        Assert.Equal(2, await page.Locator(".govuk-error-summary li").CountAsync());
        await PageJudges.CleanAsync(page, script);
        await page.Locator("#why").SelectOptionAsync("procedure-corrected");
        await page.Locator("#reason").FillAsync("Les rappels changent.");
        await page.Locator("form:has(#why) button").LeadAsync();
        Assert.Contains(filed.Text("reference"), await page.Locator(".rr-good").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("form:has(#why)").CountAsync());
        await PageJudges.CleanAsync(page, script);
        await Browser.ShootAsync(page, $"settings-{width}");
    }

    // A category is said by its name, with the id beside it.
    private static async Task NamedAsync(IPage page, string part, string language)
    {
        if (part is "register" or "holders")
        {
            var category = page.Locator(".rr-named li").Filter(new() { HasText = "private-life" }).First;
            Assert.Equal($"{(language == "fr" ? "vie personnelle et situation familiale" : "personal life and family situation")} private-life", (await category.TextContentAsync())!.Trim());
            if (part == "register")
            {
                await page.Locator("main details summary").First.ClickAsync();
            }
        }
    }

    [Fact]
    public async Task Every_letter_is_to_be_read_as_a_specimen()
    {
        await using var web = await fixture.StartAsync();
        var page = await browser.StaffPageAsync(web.Address, "denis", "dpo", 1280);
        await page.GotoAsync("/console/settings/wording");
        var addresses = await page.Locator("main td a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        Assert.Equal((Enum.GetValues<LetterKind>().Length - 1 + Enum.GetValues<Right>().Length) * 2, addresses.Length);
        foreach (var address in addresses.Where(one => one.Contains("extension", StringComparison.Ordinal) || one.Contains("right=erasure", StringComparison.Ordinal)))
        {
            var answer = await page.APIRequest.GetAsync(new Uri(web.Address, address).ToString());
            Assert.Equal(200, answer.Status);
            Assert.StartsWith("%PDF-", System.Text.Encoding.Latin1.GetString((await answer.BodyAsync())[..5]), StringComparison.Ordinal);
        }

        Assert.Equal(404, (await page.APIRequest.GetAsync(new Uri(web.Address, "/console/settings/wording?handler=letter&kind=nothing&right=access&language=fr").ToString())).Status);
    }
}
