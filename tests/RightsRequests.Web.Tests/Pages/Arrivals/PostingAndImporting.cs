using System.Text;
using Microsoft.Playwright;

namespace RightsRequests.Web.Tests.Pages.Arrivals;

public sealed class PostingAndImporting(WebFixture fixture, Browser browser)
{
    private const string Csv = "recu_le;droits;nom;adresse\n2026-11-02;access;Balthazar Nuage;12 rue des Ormes|69003 LYON\n2026-11-03;voler;Émile Brume;\n";

    [Theory]
    [InlineData(320, "fr", true)]
    [InlineData(1280, "en", true)]
    [InlineData(1280, "fr", false)]
    public async Task A_file_is_tried_then_imported_with_a_report_to_take_along(int width, string language, bool script)
    {
        await using var web = await fixture.StartAsync();
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", width, script);
        await page.SpeakAsync(language);
        await page.GotoAsync("/console/import");
        await PageJudges.CleanAsync(page, script);
        await page.Locator("[name=DryRun][value=true]").LeadAsync();
        await PageJudges.CleanAsync(page, script);
        Assert.Equal(1, await page.Locator("#fichier-erreur").CountAsync());

        await SendAsync(page, "true");
        await PageJudges.CleanAsync(page, script);
        await Browser.ShootAsync(page, $"import-report-{width}");
        Assert.Equal(language == "fr" ? "droits" : "rights", await page.Locator("td code").InnerTextAsync());
        Assert.Equal(0, await web.CountAsync("requests"));
        await SendAsync(page, "false");
        Assert.Equal(1, await web.CountAsync("requests"));
        await SendAsync(page, "false");
        Assert.Equal(1, await web.CountAsync("requests"));

        var report = await page.RunAndWaitForDownloadAsync(() => page.Locator("form[action*=Report] button").ClickAsync());
        await using var stream = await report.CreateReadStreamAsync();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        Assert.Contains("already", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(320, "fr", true)]
    [InlineData(1280, "en", true)]
    [InlineData(1280, "fr", false)]
    public async Task A_letter_is_printed_posted_comes_back_and_waits_again(int width, string language, bool script)
    {
        await using var web = await fixture.StartAsync(more: services => services.AddOfficeWorkers());
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", width, script);
        await page.SpeakAsync(language);
        await page.GotoAsync("/console/print-queue");
        Assert.Equal(1, await page.Locator("#vide").CountAsync());
        await PageJudges.CleanAsync(page, script);
        await page.GotoAsync("/console/import");
        await SendAsync(page, "false");
        var reference = await page.Locator("tbody tr").First.Locator("td").Nth(1).InnerTextAsync();
        await WaitForLetterAsync(page);
        await PageJudges.CleanAsync(page, script);
        await Browser.ShootAsync(page, $"print-queue-{width}");

        var pdf = await page.RunAndWaitForDownloadAsync(() => page.Locator("[formaction*=Print]").ClickAsync());
        Assert.EndsWith(".pdf", pdf.SuggestedFilename, StringComparison.Ordinal);
        await page.Locator("#jour").FillAsync("2199-01-01");
        await page.Locator("[formaction*=Posted]").LeadAsync();
        Assert.Equal(1, await page.Locator("#jour-erreur").CountAsync());
        await PageJudges.CleanAsync(page, script);
        await page.Locator("#jour").FillAsync(Today.Plus(0));
        await page.Locator("[formaction*=Posted]").LeadAsync();
        Assert.Contains(reference, await page.Locator(".rr-good").InnerTextAsync(), StringComparison.Ordinal);

        await page.Locator("#reference").FillAsync(reference.ToLowerInvariant());
        await page.Locator("form[method=get] button").LeadAsync();
        await PageJudges.CleanAsync(page, script);
        await page.Locator("form[action*=Returned] button").LeadAsync();
        Assert.Equal(1, await page.Locator("#motif-erreur").CountAsync());
        await PageJudges.CleanAsync(page, script);
        await page.Locator("#motif").SelectOptionAsync("unknown-at-address");
        await page.Locator("form[action*=Returned] button").LeadAsync();
        await PageJudges.CleanAsync(page, script);
        await Browser.ShootAsync(page, $"print-queue-returned-{width}");
        await page.Locator("#adresse").FillAsync("8 rue Neuve\n57000 METZ");
        await page.Locator("form[action*=Again] button").LeadAsync();
        Assert.Contains("57000 METZ", await page.Locator("tbody").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_to_no_address_is_not_ticked_and_its_case_says_that_nobody_can_be_written_to()
    {
        await using var web = await fixture.StartAsync(more: services => services.AddOfficeWorkers());
        var body = Bodies.Access();
        ((Dictionary<string, object?>)body["subject"]!).Remove("email");
        var id = (await web.FileAsync(body))["cases"]![0]!.Text("id");
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent");
        await WaitForLetterAsync(page);

        Assert.False(await page.Locator("#lettres").IsCheckedAsync());
        Assert.Equal(1, await page.Locator("#sans-adresse").CountAsync());
        await page.GotoAsync($"/console/cases/{id}");
        Assert.Equal(1, await page.Locator("#injoignable").CountAsync());

        await page.GotoAsync("/console/print-queue");
        await page.Locator("form[action*=Address] button").LeadAsync();
        Assert.Equal("#trouvee", await page.Locator(".govuk-error-summary a").GetAttributeAsync("href"));
        await page.Locator("#trouvee").FillAsync("8 rue Neuve\n57000 METZ");
        await page.Locator("form[action*=Address] button").LeadAsync();
        Assert.Contains("57000 METZ", await page.Locator("tbody").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync($"/console/cases/{id}");
        Assert.Equal(0, await page.Locator("#injoignable").CountAsync());
    }

    private static async Task SendAsync(IPage page, string dryRun)
    {
        await page.Locator("#fichier").SetInputFilesAsync(new FilePayload { Name = "demandes.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(Csv) });
        await page.Locator($"[name=DryRun][value={dryRun}]").LeadAsync();
    }

    private static async Task WaitForLetterAsync(IPage page)
    {
        for (var end = DateTime.UtcNow.AddMinutes(3); ;)
        {
            await page.GotoAsync("/console/print-queue");
            if (await page.Locator("#lettres").CountAsync() > 0)
            {
                return;
            }

            Assert.True(DateTime.UtcNow < end, "no letter waits to be posted");
            await Task.Delay(300);
        }
    }
}
