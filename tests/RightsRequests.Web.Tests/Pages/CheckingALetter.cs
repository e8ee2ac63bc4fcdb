using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>Anyone with a letter in hand, without JavaScript.</summary>
public sealed class CheckingALetter(WebFixture fixture, Browser browser)
{
    [Fact]
    public async Task The_code_on_a_letter_leads_to_what_the_register_says_and_another_code_to_a_warning()
    {
        await using var web = await fixture.StartAsync(more: services => services.AddOfficeWorkers());
        var (pdf, reference) = await AcknowledgementAsync(web);
        var printed = await PrintedAsync(pdf);
        Assert.Contains($"r={reference}", printed, StringComparison.Ordinal);
        var page = await browser.PageAsync(web.Address, script: false);

        await page.GotoAsync(printed);
        var said = await page.Locator("main").InnerTextAsync();
        await Browser.ShootAsync(page, "verifier-code");
        Assert.Contains("Ce code est celui d’une lettre que nous avons signée", said, StringComparison.Ordinal);
        Assert.Contains(reference, said, StringComparison.Ordinal);
        Assert.DoesNotContain("Nuage", said, StringComparison.Ordinal);

        foreach (var wrong in new[] { Flipped(printed), printed.Replace(reference, "DR-2026-AAAAA", StringComparison.Ordinal), "/verifier?c=x", "/verifier?r=%00&c=%27" })
        {
            Assert.Equal(200, (await page.GotoAsync(wrong))!.Status);
            Assert.Contains("n’est celui d’aucune lettre", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_letter_of_ours_is_recognised_a_changed_one_is_not_and_a_foreign_file_neither()
    {
        await using var web = await fixture.StartAsync(more: services => services.AddOfficeWorkers());
        var (pdf, reference) = await AcknowledgementAsync(web);
        var changed = (byte[])pdf.Clone();
        changed[pdf.AsSpan().IndexOf("endobj"u8) - 3] ^= 1;
        var page = await browser.PageAsync(web.Address, script: true);

        var ours = await CheckAsync(page, pdf);
        Assert.Contains("c’est exactement une lettre que nous avons signée", ours, StringComparison.Ordinal);
        Assert.Contains(reference, ours, StringComparison.Ordinal);
        await PageJudges.CleanAtBothWidthsAsync(page, "verifier-oui");

        Assert.Contains("n’est plus celui que nous avons signé", await CheckAsync(page, changed), StringComparison.Ordinal);
        await PageJudges.CleanAtBothWidthsAsync(page, "verifier-non");
        Assert.Contains("n’est plus celui que nous avons signé", await CheckAsync(page, [.. pdf, .. "\n% more"u8]), StringComparison.Ordinal);
        Assert.Contains("Rien ne montre", await CheckAsync(page, "no pdf"u8.ToArray()), StringComparison.Ordinal);
        Assert.Equal("Le fichier n’est pas un PDF.", await page.Locator("main .govuk-details__text").TextContentAsync());
        await page.Locator("main summary").ClickAsync();
        await PageJudges.CleanAtBothWidthsAsync(page, "verifier-pourquoi");
        Assert.Contains("Nothing shows", await CheckAsync(page, "no pdf"u8.ToArray(), "/en/verifier"), StringComparison.Ordinal);
        Assert.Equal("The file is not a PDF.", await page.Locator("main .govuk-details__text").TextContentAsync());
    }

    [Fact]
    public async Task No_file_no_code_and_too_large_a_file_are_said()
    {
        var page = await browser.PageAsync(fixture.Web.Address, script: false);
        await page.GotoAsync("/en/verifier");
        await page.Locator("form[method=post] button").LeadAsync();
        Assert.Contains("Choose the PDF", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync("/verifier");
        await page.Locator("form[method=get] button").LeadAsync();
        Assert.Equal(2, await page.Locator("#reference-erreur, #code-erreur").CountAsync());

        using var large = new MultipartFormDataContent { { new ByteArrayContent(new byte[21 * 1024 * 1024]), "Letter", "x.pdf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/verifier") { Content = large };
        request.Headers.ExpectContinue = true;
        var answer = await fixture.Web.Bare.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private static string Flipped(string address) => address[..^1] + (address[^1] == '0' ? '1' : '0');

    private static async Task<string> CheckAsync(IPage page, byte[] file, string address = "/verifier")
    {
        await page.GotoAsync(address);
        await page.Locator("#fichier").SetInputFilesAsync(new FilePayload { Name = "lettre.pdf", MimeType = "application/pdf", Buffer = file });
        await page.Locator("form[method=post] button").LeadAsync();
        return await page.Locator("main").InnerTextAsync();
    }

    private static async Task<(byte[] Pdf, string Reference)> AcknowledgementAsync(RunningWeb web)
    {
        var filed = await web.FileAsync();
        var reference = filed.Text("reference");
        using var subject = web.Client(filed.Text("trackingCode"));
        for (var patience = DateTime.UtcNow.AddMinutes(3); DateTime.UtcNow < patience; await Task.Delay(200))
        {
            var documents = (await (await subject.GetAsync($"/api/v1/requests/{reference}")).JsonAsync())["documents"]!.AsArray();
            if (documents.FirstOrDefault(one => one!.Text("kind") == "acknowledgement") is JsonNode letter)
            {
                return (await subject.GetByteArrayAsync($"/api/v1/requests/{reference}/documents/{letter.Text("id")}"), reference);
            }
        }

        throw new TimeoutException("The acknowledgement was not signed.");
    }

    /// <summary>The address as it stands beside the code, put together as a person types it.</summary>
    private static async Task<string> PrintedAsync(byte[] pdf)
    {
        var start = new ProcessStartInfo("pdftotext", ["-layout", "-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var run = Process.Start(start)!;
        await run.StandardInput.BaseStream.WriteAsync(pdf);
        run.StandardInput.Close();
        // Long words may break at marks of no width.
        var text = (await run.StandardOutput.ReadToEndAsync()).Replace("\u200B", "", StringComparison.Ordinal);
        var printed = Regex.Match(text, @"(/verifier)\s.*?(DR-[\w-]+), code\s+([0-9a-f]{32})", RegexOptions.Singleline);
        Assert.True(printed.Success, "The letter bears no code.");
        return $"{printed.Groups[1]}?r={printed.Groups[2]}&c={printed.Groups[3]}";
    }
}
