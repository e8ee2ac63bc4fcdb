using System.Text;
using Microsoft.Playwright;
using NodaTime;
using RightsRequests.Intake;

namespace RightsRequests.Web.Tests.Pages.Arrivals;

public sealed class SettlingMessages(WebFixture fixture, Browser browser)
{
    private const string Hostile = """
        Message-ID: <ID@example.org>
        From: "Zoé <script>alert(1)</script>" <zoe@example.org>
        Subject: Mes donnees <img src=x onerror=alert(2)>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/html

        <p>Bonjour, merci d'effacer mon compte.</p><script>document.title = 'run'</script>
        --b
        Content-Type: text/html; name="piege.html"
        Content-Disposition: attachment; filename="piege.html"

        <script>document.title = 'run'</script>
        --b--
        """;

    [Theory]
    [InlineData(320, "fr", true)]
    [InlineData(1280, "en", true)]
    [InlineData(1280, "fr", false)]
    public async Task A_message_is_read_confirmed_as_a_request_or_discarded_with_a_reason(int width, string language, bool script)
    {
        await using var web = await fixture.StartAsync();
        await KeepAsync(web, "one");
        await KeepAsync(web, "two");
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", width, script);
        await page.SpeakAsync(language);
        await page.GotoAsync("/console/mailbox");
        await CleanAsync(page, script);
        await Browser.ShootAsync(page, $"mailbox-{width}");
        await page.Locator("tbody a").First.ClickAsync();

        Assert.Contains("effacer mon compte", await page.Locator("#mots").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual("run", await page.TitleAsync());
        Assert.True(await page.Locator("[value=erasure]").IsCheckedAsync());
        Assert.Equal("2026-11-02", await page.Locator("#recu").InputValueAsync());
        await CleanAsync(page, script);
        await Browser.ShootAsync(page, $"message-{width}");
        var saved = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='/files/1']").ClickAsync());
        Assert.Equal("piege.html", saved.SuggestedFilename);

        await page.Locator("#nom").FillAsync("");
        await page.Locator("form[action*=Confirm] button").ClickAsync();
        Assert.Equal(1, await page.Locator("#nom-erreur").CountAsync());
        await CleanAsync(page, script);
        await page.Locator("#nom").FillAsync("Zoé Nuage");
        await page.Locator("form[action*=Confirm] button").ClickAsync();
        Assert.Matches("^DR-", await page.Locator("#reference").InnerTextAsync());
        await CleanAsync(page, script);

        await page.GotoAsync("/console/mailbox");
        await page.Locator("tbody a").ClickAsync();
        var address = page.Url;
        await page.Locator("form[action*=Discard] button").ClickAsync();
        Assert.Equal(1, await page.Locator("#raison-erreur").CountAsync());
        await page.Locator("#raison").FillAsync("Publicité");
        await page.Locator("form[action*=Discard] button").ClickAsync();
        Assert.Equal(1, await page.Locator("#vide").CountAsync());
        await CleanAsync(page, script);
        await page.GotoAsync(address);
        Assert.Equal(1, await page.Locator(".rr-bad").CountAsync());
        Assert.Equal(1, await web.CountAsync("requests"));
    }

    private static Task CleanAsync(IPage page, bool script) => script ? PageJudges.CleanAsync(page) : Task.CompletedTask;

    private static Task<bool> KeepAsync(RunningWeb web, string id) =>
        web.KeepMailAsync(new(Encoding.UTF8.GetBytes(Hostile.Replace("<ID", $"<{id}", StringComparison.Ordinal).ReplaceLineEndings("\r\n")), Instant.FromUtc(2026, 11, 2, 9, 0)));
}
