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
        await page.Locator("tbody a").First.LeadAsync();

        Assert.Contains("effacer mon compte", await page.Locator("#mots").InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual("run", await page.TitleAsync());
        Assert.True(await page.Locator("[value=erasure]").IsCheckedAsync());
        Assert.Equal("2026-11-02", await page.Locator("#recu").InputValueAsync());
        await CleanAsync(page, script);
        await Browser.ShootAsync(page, $"message-{width}");
        var saved = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='/files/1']").ClickAsync());
        Assert.Equal("piege.html", saved.SuggestedFilename);

        await page.Locator("#nom").FillAsync("");
        await page.Locator("form[action*=Confirm] button").LeadAsync();
        Assert.Equal(1, await page.Locator("#nom-erreur").CountAsync());
        await CleanAsync(page, script);
        await page.Locator("#nom").FillAsync("Zoé Nuage");
        await page.Locator("form[action*=Confirm] button").LeadAsync();
        Assert.Matches("^DR-", await page.Locator("#reference").InnerTextAsync());
        await CleanAsync(page, script);

        await page.GotoAsync("/console/mailbox");
        await page.Locator("tbody a").LeadAsync();
        var address = page.Url;
        await page.Locator("form[action*=Discard] button").LeadAsync();
        Assert.Equal(1, await page.Locator("#raison-erreur").CountAsync());
        await page.Locator("#raison").FillAsync("Publicité");
        await page.Locator("form[action*=Discard] button").LeadAsync();
        Assert.Equal(1, await page.Locator("#vide").CountAsync());
        await CleanAsync(page, script);
        await page.GotoAsync(address);
        Assert.Equal(1, await page.Locator(".rr-bad").CountAsync());
        Assert.Equal(1, await web.CountAsync("requests"));
    }

    [Theory]
    [InlineData(320, "fr")]
    [InlineData(1280, "en")]
    public async Task A_notice_that_a_mail_was_not_delivered_says_what_it_is_and_what_to_do(int width, string language)
    {
        const string Notice = """
            From: MAILER-DAEMON@example.org
            Subject: Undelivered Mail Returned to Sender
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: text/plain

            zoe@example.org: user unknown
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; zoe@example.org
            Action: failed
            Status: 5.1.1
            --b--
            """;
        await using var web = await fixture.StartAsync();
        await web.KeepMailAsync(new(Encoding.UTF8.GetBytes(Notice.ReplaceLineEndings("\r\n")), Instant.FromUtc(2026, 11, 2, 9, 0)));
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", width, script: true);
        await page.SpeakAsync(language);
        await page.GotoAsync("/console/mailbox");
        var words = language == "fr" ? "Non remis" : "Not delivered";
        Assert.Equal(words, await page.Locator("tbody .govuk-tag").InnerTextAsync());
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"mailbox-undelivered-{width}");

        await page.Locator("tbody a").LeadAsync();

        Assert.Equal(words, await page.Locator("#automatique").InnerTextAsync());
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"message-undelivered-{width}");
    }

    private static Task CleanAsync(IPage page, bool script) => script ? PageJudges.CleanAsync(page) : Task.CompletedTask;

    private static Task<bool> KeepAsync(RunningWeb web, string id) =>
        web.KeepMailAsync(new(Encoding.UTF8.GetBytes(Hostile.Replace("<ID", $"<{id}", StringComparison.Ordinal).ReplaceLineEndings("\r\n")), Instant.FromUtc(2026, 11, 2, 9, 0)));
}
