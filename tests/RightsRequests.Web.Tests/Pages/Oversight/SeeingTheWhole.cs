using System.Text;
using Microsoft.Playwright;
using RightsRequests.Web.Tests.Pages.Arrivals;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages.Oversight;

public sealed class SeeingTheWhole(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(320, "fr", true)]
    [InlineData(1280, "en", true)]
    [InlineData(1280, "fr", false)]
    public async Task The_overview_shows_a_period_and_says_what_is_wrong_with_one(int width, string language, bool script)
    {
        await using var web = await fixture.StartAsync();
        var page = await browser.StaffPageAsync(web.Address, "aude", "auditor", width, script);
        await page.SpeakAsync(language);
        await page.GotoAsync("/console/overview");
        Assert.Equal(1, await page.Locator("#vide").CountAsync());
        await PageJudges.CleanAsync(page, script);
        await web.PlantFiguresAsync();
        await page.ReloadAsync();
        Assert.Equal("8", await page.Locator(".rr-tiles__figure").First.InnerTextAsync());
        await PageJudges.CleanAsync(page, script);
        await Browser.ShootAsync(page, $"overview-{width}");

        await page.GotoAsync("/console/report?from=2026-01-01&to=2026-12-31");
        await PageJudges.CleanAsync(page, script);
        await Browser.ShootAsync(page, $"report-{width}");
        foreach (var (link, begins) in ((string, string)[])[("#pdf", "%PDF-"), ("#csv", "\uFEFF")])
        {
            Assert.StartsWith(begins, await DownloadAsync(page, link, width), StringComparison.Ordinal);
        }

        await page.GotoAsync("/console/overview");
        await page.Locator("#controller").SelectOptionAsync("mgen-union");
        await page.Locator(".rr-filter button").LeadAsync();
        Assert.Contains("controller=mgen-union", page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("#vide").CountAsync());
        await page.GotoAsync("/console/overview?from=2026-05-01&to=2026-04-01");
        await PageJudges.CleanAsync(page, script);
        Assert.Equal(1, await page.Locator("#from-erreur, #from-error").CountAsync());
    }

    [Fact]
    public async Task A_figure_leads_to_the_very_cases_that_it_counts()
    {
        await using var web = await fixture.StartAsync();
        (int Days, bool Suspended, string Controller, bool Sample)[] cases =
        [
            (-3, false, "mgen", false), (-2, true, "mgen", false), (0, false, "mgen-union", false), (7, false, "mgen", false), (5, true, "mgen-union", false), (8, false, "mgen", false),
            (-3, false, "mgen", true), (3, false, "mgen", true), (9, true, "mgen", true),
        ];
        foreach (var (days, suspended, controller, sample) in cases)
        {
            var id = (await web.FileAsync())["cases"]![0]!.Text("id");
            await web.ExecuteAsync(
                $"""
                UPDATE cases SET due = '{Today.Plus(days)}', controller = '{controller}' WHERE id = '{id}';
                UPDATE case_figures SET due = '{Today.Plus(days)}', controller = '{controller}', suspended = {suspended}, sample = {sample} WHERE case_id = '{id}';
                """);
        }

        var page = await browser.StaffPageAsync(web.Address, "aude", "auditor");
        foreach (var (controller, counts) in ((string, int[])[])[("", [6, 2, 1, 2]), ("mgen-union", [2, 1, 0, 1])])
        {
            for (var tile = 0; tile < counts.Length; tile++)
            {
                await page.GotoAsync($"/console/overview?controller={controller}");
                await Expect(page.Locator(".rr-tiles li")).ToHaveCountAsync(counts.Length);
                var link = page.Locator(".rr-tiles a").Nth(tile);
                Assert.Equal($"{counts[tile]}", await link.Locator(".rr-tiles__figure").InnerTextAsync());
                await link.ClickAsync();
                await Expect(page.Locator("tbody tr")).ToHaveCountAsync(counts[tile]);
            }
        }
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_chart_says_what_the_table_beside_it_says(string language)
    {
        await using var web = await fixture.StartAsync();
        await web.PlantFiguresAsync();
        var page = await browser.StaffPageAsync(web.Address, "aude", "auditor");
        await page.SpeakAsync(language);
        await page.GotoAsync("/console/overview");

        // Which columns of its table each chart draws; the months' and rights' bars are two each.
        (string Chart, int[] Columns)[] drawn = [("g-droits", [1, 2]), ("g-mois", [1, 2]), ("g-services", [2])];
        await Expect(page.Locator("svg.rr-chart")).ToHaveCountAsync(drawn.Length);
        foreach (var (id, columns) in drawn)
        {
            var chart = await DrawnChart.ReadAsync(page.Locator($"svg.rr-chart[aria-labelledby^='{id}-t']"));
            var rows = await page.Locator($".govuk-grid-row:has(svg[aria-labelledby^='{id}-t']) tbody tr").AllAsync();
            List<(string Label, double[] Figures)> table = [];
            foreach (var row in rows)
            {
                var cells = (await row.Locator("th, td").AllInnerTextsAsync()).Select(cell => cell.Trim()).ToList();
                // Of holders the share is drawn: answers in time among all asked.
                double[] figures = id == "g-services"
                    ? [Math.Round(100.0 * DrawnChart.Number(cells[2]) / DrawnChart.Number(cells[1]), MidpointRounding.AwayFromZero)]
                    : [.. columns.Select(column => DrawnChart.Number(cells[column]))];
                table.Add((cells[0], figures));
            }

            // The last row of the rights is the sum of them all, which no bar is.
            var expected = id == "g-droits" ? table[..^1] : table;
            Assert.Equal(expected.Select(one => one.Label), chart.Select(one => one.Label));
            Assert.All(expected.Zip(chart), pair => Assert.Equal(pair.First.Figures, pair.Second.Bars.Select(bar => bar.Said)));
            DrawnChart.Proportionate(chart);
        }
    }

    private static async Task<string> DownloadAsync(IPage page, string link, int width)
    {
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator(link).ClickAsync());
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            await file.SaveAsAsync(Path.Combine(folder, $"{width}-{file.SuggestedFilename}"));
        }

        return Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await file.PathAsync()));
    }
}
