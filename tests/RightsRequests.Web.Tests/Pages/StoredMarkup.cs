using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using RightsRequests.Web.Tests.Api;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>Markup in a name, an address, a message, a file's name, a mail and a holder's answer: printed as it was typed, on every page that staff and the person see, and in what is mailed.</summary>
public sealed partial class StoredMarkup(WebFixture fixture, Browser browser)
{
    // Closes an attribute and an element wherever it may stand, and opens one of its own.
    private const string Markup = "\"'></textarea></title><x-mark onpointerover=alert(1)>";

    [Fact]
    public async Task Whatever_was_written_stands_on_the_pages_as_words()
    {
        await using var web = await fixture.StartAsync(more: services => services.AddOfficeWorkers());
        web.Bus.Answering = (holder, query) => new
        {
            schema = "rights.answer/1",
            queryId = query.QueryId,
            holder,
            outcome = "done",
            records = new object[] { new { activity = "newsletter", category = "identification", label = $"champ {Markup}", value = new Dictionary<string, string> { [$"clé {Markup}"] = $"valeur {Markup}" }, source = "subject" } },
        };
        var filed = await web.FileAsync(new
        {
            rights = new[] { "access" },
            subject = new { fullName = $"nom {Markup}", birthDate = "1944-04-04", email = "stored.markup@example.org", postalAddress = $"adresse {Markup}" },
            relations = new[] { "member" },
            scope = new { activities = new[] { "newsletter" } },
            language = "fr",
            channel = "api",
        });
        var (reference, id) = (filed.Text("reference"), filed["cases"]![0]!.Text("id"));
        using var subject = web.Client(filed.Text("trackingCode"));
        Assert.True((await subject.PostAsJsonAsync($"/api/v1/requests/{reference}/messages", new { text = $"message {Markup}" })).IsSuccessStatusCode);
        await web.KeepMailAsync(new(Encoding.UTF8.GetBytes(Mail), SystemClock.Instance.GetCurrentInstant()));
        using var agent = await web.StaffAsync("agnes", "agent");
        await agent.DoAsync($"/api/v1/cases/{id}", "confirm-identity");
        await agent.DoAsync($"/api/v1/cases/{id}", "accept-assessment");
        await agent.UntilAsync($"/api/v1/cases/{id}", one => one.Text("step") == "review");
        // Kept whole as an incident: nobody asked this.
        await web.InScopeAsync((Holders.HolderDesk desk) => desk.AnswerArrivedAsync(Encoding.UTF8.GetBytes($"{{\"note\":\"{Markup.Replace("\"", "\\\"", StringComparison.Ordinal)}\""), "crm", null, default));

        var pages = await WalkAsync(web, $"/console/cases/{id}");

        Assert.All(pages, page => Assert.DoesNotContain("<x-mark", page.Value, StringComparison.OrdinalIgnoreCase));
        foreach (var (path, words) in new[] { ($"/console/cases/{id}", "nom"), ($"/console/cases/{id}", "adresse"), ($"/console/cases/{id}", "message"), ($"/console/cases/{id}/records", "champ"), ($"/console/cases/{id}/records", "valeur") })
        {
            Assert.True(System.Net.WebUtility.HtmlDecode(pages[path]).Contains($"{words} {Markup}", StringComparison.Ordinal), $"{words} is not on {path}");
        }

        Assert.Contains(pages, page => page.Key.StartsWith("/console/mailbox/", StringComparison.Ordinal) && System.Net.WebUtility.HtmlDecode(page.Value).Contains($"objet {Markup}", StringComparison.Ordinal) && page.Value.Contains("piece", StringComparison.Ordinal));
        await SeenByThePersonAsync(web, reference, filed.Text("trackingCode"));
        Assert.DoesNotContain("<x-mark", Html().Replace(await web.Anybody.GetStringAsync("/dev/outbox"), ""), StringComparison.OrdinalIgnoreCase);
    }

    private const string Mail = """
        From: "expediteur <x-mark onpointerover=alert(1)>" <zoe.marque@example.org>
        To: dpo@example.org
        Date: Sat, 28 Nov 2026 10:00:00 +0000
        Message-ID: <markup@example.org>
        Subject: objet "'></textarea></title><x-mark onpointerover=alert(1)>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=x

        --x
        Content-Type: text/plain

        corps "'></textarea></title><x-mark onpointerover=alert(1)> effacez mes données
        --x
        Content-Type: application/pdf
        Content-Disposition: attachment; filename="piece<x-mark onpointerover=alert(1)>.pdf"

        %PDF-1.7
        --x--
        """;

    // Every page of the console that links lead to, once, as it was sent.
    private async Task<IReadOnlyDictionary<string, string>> WalkAsync(RunningWeb web, string from)
    {
        var page = await browser.StaffPageAsync(web.Address, "alice", "dpo");
        var pages = new Dictionary<string, string>();
        var next = new Queue<string>(["/console", from, "/console/mailbox"]);
        while (next.TryDequeue(out var path) && pages.Count < 60)
        {
            if (pages.ContainsKey(path))
            {
                continue;
            }

            var answer = await page.APIRequest.GetAsync(path);
            if (!(answer.Headers.GetValueOrDefault("content-type") ?? "").StartsWith("text/html", StringComparison.Ordinal))
            {
                continue;
            }

            Assert.True(answer.Ok, $"{answer.Status} {path}");
            pages[path] = await answer.TextAsync();
            foreach (var link in Links().Matches(pages[path]).Select(found => System.Net.WebUtility.HtmlDecode(found.Groups[1].Value).Split('#')[0]).Where(link => !link.Contains('?', StringComparison.Ordinal)))
            {
                next.Enqueue(link);
            }
        }

        return pages;
    }

    private async Task SeenByThePersonAsync(RunningWeb web, string reference, string code)
    {
        var page = await browser.PageAsync(web.Address);
        await page.GotoAsync("/suivi");
        await page.Locator("#reference").FillAsync(reference);
        await page.Locator("#code").FillAsync(code);
        await page.Locator("main form button").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Recevoir un code", Exact = true }).ClickAsync();
        await page.Locator("#unique").FillAsync(await web.MailedCodeAsync(reference));
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir", Exact = true }).LeadAsync();
        await Expect(page.Locator(".rr-message").First).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("x-mark").CountAsync());
        Assert.Contains($"message {Markup}", await page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
    }

    [GeneratedRegex("href=\"(/console[^\"]*)\"")]
    private static partial Regex Links();

    // What is plain text by its kind may hold anything.
    [GeneratedRegex("\"text\":\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Html();
}
