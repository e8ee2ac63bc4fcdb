using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RightsRequests.Web.Tests.Api;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>The status page without JavaScript: receipt, messages, evidence, withdrawal.</summary>
public sealed class AfterTheRequest(WebFixture fixture, Browser browser)
{
    private readonly RunningWeb web = fixture.Web;

    // A picture of one pixel.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData("", "Récépissé de votre demande (PDF)", "D’où vient cette date ?", "Nous avons reçu votre demande le")]
    [InlineData("/en", "Receipt of your request (PDF)", "Where does this date come from?", "We received your request on")]
    public async Task The_page_shows_the_date_its_reasons_and_a_signed_receipt(string root, string receipt, string why, string because)
    {
        var filed = await web.FileAsync();
        var page = await FollowAsync(filed, root);

        await page.GetByText(why).ClickAsync();
        await Expect(page.Locator("details")).ToContainTextAsync(because);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = receipt }).ClickAsync());
        Assert.Equal($"{filed.Text("reference")}-recepisse.pdf", download.SuggestedFilename);
        Assert.StartsWith("%PDF", await File.ReadAllTextAsync((await download.PathAsync())!));
        Assert.DoesNotContain(filed.Text("trackingCode"), page.Url + await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_is_had_on_the_page_that_confirms_the_request()
    {
        var page = await browser.PageAsync(web.Address);
        await page.GotoAsync("/demande");
        await new FormWalk(selector => page.Locator(selector), "access").FileAsync();
        var reference = await page.Locator("#reference").InnerTextAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Télécharger le récépissé (PDF)" }).ClickAsync());
        Assert.Equal($"{reference}-recepisse.pdf", download.SuggestedFilename);
    }

    [Theory]
    [InlineData("", "Envoyer le message", "Recevoir un code", "Ouvrir", "Notre équipe")]
    [InlineData("/en", "Send the message", "Send me a code", "Open", "Our team")]
    public async Task A_message_is_written_answered_and_read_with_a_code(string root, string send, string ask, string open, string team)
    {
        var filed = await web.FileAsync(root.Length > 0 ? Bodies.Access().With("language", "en") : null);
        var page = await FollowAsync(filed, root);
        await page.GetByRole(AriaRole.Button, new() { Name = send }).ClickAsync();
        await Expect(page.Locator("#message-erreur")).ToBeVisibleAsync();
        await Judged(page, $"message-error{root.Replace('/', '-')}", root);
        await page.Locator("#message").FillAsync("Où en est-on ?\nMerci <b>beaucoup</b>.");
        await page.GetByRole(AriaRole.Button, new() { Name = send }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        using var staff = await web.StaffAsync("agnes", "agent");
        var id = filed["cases"]![0]!.Text("id");
        var view = await (await staff.GetAsync($"/api/v1/cases/{id}")).JsonAsync();
        Assert.True(view["messageWaiting"]!.GetValue<bool>());
        Assert.Equal("Où en est-on ?\nMerci <b>beaucoup</b>.", view["messages"]![0]!.Text("text"));
        Assert.True((await staff.PostAsJsonAsync($"/api/v1/cases/{id}/actions", new { action = "send-message", text = "Nous cherchons vos données." })).IsSuccessStatusCode);

        await page.GotoAsync($"{root}/suivi");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("Nous cherchons");
        await page.GetByRole(AriaRole.Button, new() { Name = ask, Exact = true }).ClickAsync();
        await page.Locator("#unique").FillAsync("12345678");
        await page.GetByRole(AriaRole.Button, new() { Name = open, Exact = true }).ClickAsync();
        await Expect(page.Locator("#unique-erreur")).ToBeVisibleAsync();
        await Judged(page, $"code-error{root.Replace('/', '-')}", root);
        await page.Locator("#unique").FillAsync(await web.MailedCodeAsync(filed.Text("reference")));
        await page.GetByRole(AriaRole.Button, new() { Name = open, Exact = true }).ClickAsync();
        await Expect(page.Locator(".rr-message--ours")).ToContainTextAsync(team);
        await Expect(page.Locator(".rr-message--ours")).ToContainTextAsync("Nous cherchons vos données.");
        await Expect(page.Locator(".rr-message").First).ToContainTextAsync("<b>beaucoup</b>");
        await Judged(page, $"messages{root.Replace('/', '-')}", root);
    }

    [Fact]
    public async Task Evidence_is_sent_checked_and_its_destruction_shown()
    {
        var filed = await web.FileAsync();
        var id = filed["cases"]![0]!.Text("id");
        using var staff = await web.StaffAsync("agnes", "agent");
        var page = await FollowAsync(filed);
        await Expect(page.Locator("#justificatif")).ToHaveCountAsync(0);
        Assert.True((await staff.PostAsJsonAsync($"/api/v1/cases/{id}/actions", new { action = "doubt-identity", reasons = "L’adresse diffère." })).IsSuccessStatusCode);

        await page.ReloadAsync();
        await page.Locator("#justificatif").SetInputFilesAsync(new FilePayload { Name = "carte.png", MimeType = "image/png", Buffer = "<svg onload=alert(1)>"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer ce justificatif" }).ClickAsync();
        await Expect(page.Locator("#justificatif-erreur")).ToContainTextAsync("ni un PDF, ni une image JPEG");
        await Judged(page, "evidence-error");
        await page.Locator("#justificatif").SetInputFilesAsync(new FilePayload { Name = "carte.png", MimeType = "image/png", Buffer = Png });
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer ce justificatif" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("en cours de vérification");
        await Judged(page, "evidence-sent");

        var evidence = (await (await staff.GetAsync($"/api/v1/cases/{id}")).JsonAsync())["evidence"]![0]!.Text("id");
        var opened = await staff.GetAsync($"/api/v1/cases/{id}/evidence/{evidence}");
        Assert.Equal("image/png", opened.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("sandbox", opened.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(opened.Headers.CacheControl!.NoStore);
        using var auditor = await web.StaffAsync("otto", "auditor");
        await (await auditor.GetAsync($"/api/v1/cases/{id}/evidence/{evidence}")).ProblemAsync(System.Net.HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await web.Anybody.GetAsync($"/api/v1/cases/{id}/evidence/{evidence}")).StatusCode);

        Assert.True((await staff.PostAsJsonAsync($"/api/v1/cases/{id}/actions", new { action = "confirm-identity" })).IsSuccessStatusCode);
        await (await staff.GetAsync($"/api/v1/cases/{id}/evidence/{evidence}")).ProblemAsync(System.Net.HttpStatusCode.NotFound, "not-found");
        await page.GotoAsync("/suivi");
        await Expect(page.Locator("main")).ToContainTextAsync("détruit le");
        // What remains proves which file it was: the one that was sent.
        await Expect(page.Locator("main .rr-code").Last).ToHaveTextAsync($"SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Png))}");
        await Expect(page.Locator("#justificatif")).ToHaveCountAsync(0);
        await Judged(page, "evidence-destroyed");
    }

    [Fact]
    public async Task A_withdrawal_is_asked_once_more_and_ends_what_was_ticked()
    {
        var filed = await web.FileAsync(Bodies.Access().With("rights", new[] { "access", "rectification" }));
        var page = await FollowAsync(filed);
        await page.GetByRole(AriaRole.Link, new() { Name = "Retirer ma demande" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Oui, retirer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "#dossiers");
        await Judged(page, "withdraw-error");
        await page.Locator("#dossiers").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Oui, retirer" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(new Regex(@"Vous avez retiré\s: (Accéder à|Rectifier) mes données\. Le reste de votre demande continue\."));
        await Expect(page.Locator("main")).ToContainTextAsync("Demande retirée par vous");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("En cours");
        await page.GetByRole(AriaRole.Link, new() { Name = "Retirer ma demande" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Oui, retirer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Votre demande est retirée.");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Retirée");
        await Judged(page, "withdrawn");
    }

    [Fact]
    public async Task Who_stops_following_leaves_nothing_behind()
    {
        var filed = await web.FileAsync();
        var page = await FollowAsync(filed);
        await Judged(page, "status");
        await page.GetByRole(AriaRole.Button, new() { Name = "Quitter le suivi" }).ClickAsync();
        await page.GotoAsync("/suivi");

        await Expect(page.Locator("#code")).ToBeVisibleAsync();
        await page.GotoAsync("/suivi/retrait");
        await Expect(page.Locator("#code")).ToBeVisibleAsync();
        await page.GotoAsync($"/suivi?handler=Document&document={Guid.NewGuid()}");
        await Expect(page.Locator("#code")).ToBeVisibleAsync();
    }

    private async Task<IPage> FollowAsync(JsonNode filed, string root = "")
    {
        var page = await browser.PageAsync(web.Address);
        await page.GotoAsync($"{root}/suivi");
        await page.Locator("#reference").FillAsync(filed.Text("reference"));
        await page.Locator("#code").FillAsync(filed.Text("trackingCode"));
        await page.Locator("button").ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync(filed.Text("reference"));
        return page;
    }

    // Axe needs JavaScript, and the state of the page: the same markup in a page that has it, under the same address.
    private async Task Judged(IPage page, string name, string root = "")
    {
        // Before the pictures: taking them leaves marks in the page.
        var markup = await page.ContentAsync();
        foreach (var width in new[] { 320, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await Browser.ShootAsync(page, $"after-{name}-{width}");
        }

        var judged = await browser.PageAsync(web.Address, script: true);
        await judged.RouteAsync($"**{root}/suivi", route => route.FulfillAsync(new() { Body = markup, ContentType = "text/html; charset=utf-8" }));
        await judged.GotoAsync($"{root}/suivi");
        await PageJudges.CleanAtBothWidthsAsync(judged, $"judged-{name}");
    }
}
