using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RightsRequests.Web.Tests.Api;
using RightsRequests.Workflow;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>A person who holds data answers without account and without JavaScript.</summary>
public sealed class AskingAPerson(WebFixture fixture, Browser browser)
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData("", "Ouvrir la question", "Continuer", "Ajouter", "Envoyer la réponse")]
    [InlineData("/en", "Open the question", "Continue", "Add", "Send the answer")]
    public async Task What_was_found_is_sent_with_files(string root, string open, string go, string add, string send)
    {
        await using var web = await StartAsync();
        var (address, agent) = await web.AskAsync();
        using var _ = agent;
        var page = await browser.PageAsync(web.Address);
        await page.GotoAsync($"{root}/detenteur");
        await page.GetByRole(AriaRole.Button, new() { Name = open }).ClickAsync();
        await Expect(page.Locator("#code-erreur")).ToBeVisibleAsync();
        await JudgedAsync(page, "code", root);
        await page.Locator("#code").FillAsync(await CodeAsync(web));
        await page.GetByRole(AriaRole.Button, new() { Name = open }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Zéphyrine Quillfeather");
        await JudgedAsync(page, "question", root);
        await page.GetByRole(AriaRole.Button, new() { Name = go, Exact = true }).ClickAsync();
        await Expect(page.Locator("#issue-erreur")).ToBeVisibleAsync();
        await page.Locator("[value=done]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = go, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = send }).ClickAsync();
        await Expect(page.Locator("#texte-erreur")).ToBeVisibleAsync();
        await page.Locator("#documents-fichiers").SetInputFilesAsync(new FilePayload { Name = "page.html", MimeType = "text/html", Buffer = "<html>"u8.ToArray() });
        await ChooseAsync(page, "fichiers-categorie");
        await page.GetByRole(AriaRole.Button, new() { Name = add, Exact = true }).ClickAsync();
        await Expect(page.Locator("#documents-fichiers-erreur")).ToContainTextAsync("page.html");
        await JudgedAsync(page, "fichier-refuse", root);
        await page.Locator("#documents-fichiers").SetInputFilesAsync(
        [
            new FilePayload { Name = "Fiche d'adhésion 1987 — un nom de fichier plutôt long pour une petite fenêtre.png", MimeType = "image/png", Buffer = Png },
            new FilePayload { Name = "Dos.png", MimeType = "image/png", Buffer = Png },
        ]);
        await ChooseAsync(page, "fichiers-categorie");
        await page.GetByRole(AriaRole.Button, new() { Name = add, Exact = true }).ClickAsync();
        await Expect(page.Locator(".rr-files li")).ToHaveCountAsync(2);
        await JudgedAsync(page, "reponse", root);
        await page.Locator(".rr-files button").Last.ClickAsync();
        await Expect(page.Locator(".rr-files li")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = send }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await JudgedAsync(page, "merci", root);

        var seen = await agent.UntilAsync(address, one => one.Text("step") == "review");
        Assert.Empty(seen["incidents"]!.AsArray());
        await page.GotoAsync($"{root}/detenteur/question");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("Quillfeather");
    }

    [Fact]
    public async Task A_copy_said_to_be_done_without_data_is_named_before_the_answers_are_accepted()
    {
        await using var web = await StartAsync();
        var (address, agent) = await web.AskAsync();
        using var _ = agent;
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent");
        var console = address.Replace("/api/v1/", "/console/", StringComparison.Ordinal);
        await page.GotoAsync(console);
        await Expect(page.Acts("complete-task").Locator("[name='f.outcome']")).ToHaveValueAsync("no-data");
        await Expect(page.Acts("complete-task").Locator("[name='f.postedOn']")).ToHaveCountAsync(0);
        await page.TakeAsync(console, "complete-task", ("outcome", "done"));

        await Expect(page.Acts("accept-answers")).ToContainTextAsync("Aucune donnée n’a été jointe par : ");
    }

    [Theory]
    [InlineData("no-data")]
    [InlineData("partial")]
    [InlineData("refused")]
    public async Task The_other_answers_ask_for_what_they_need(string answer)
    {
        await using var web = await StartAsync();
        var (address, agent) = await web.AskAsync();
        using var _ = agent;
        var page = await browser.PageAsync(web.Address);
        await EnterAsync(page, await CodeAsync(web));
        await page.Locator($"[value={answer}]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer", Exact = true }).ClickAsync();
        if (answer != "no-data")
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer la réponse" }).ClickAsync();
            await Expect(page.Locator("#motif-erreur")).ToBeVisibleAsync();
            await page.Locator("#motif").FillAsync("Les boîtes d’avant 1990 sont <b>ailleurs</b>.");
        }

        await JudgedAsync(page, answer, "");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer la réponse" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("enregistrée");

        await agent.UntilAsync(address, one => answer == "refused" ? one["incidents"]!.AsArray().Count == 1 : one.Text("step") == "review");
    }

    [Fact]
    public async Task A_question_is_handed_over_and_its_session_ends()
    {
        await using var web = await StartAsync();
        using var _ = (await web.AskAsync()).Agent;
        var page = await browser.PageAsync(web.Address);
        var code = await CodeAsync(web);
        await EnterAsync(page, code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Confier la question" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("supplée");
        await JudgedAsync(page, "confie", "");

        await EnterAsync(page, code);
        await Expect(page.Locator("#code-erreur")).ToBeVisibleAsync();
        Assert.NotEqual(code, await CodeAsync(web, "suppleance@example.org"));
    }

    [Fact]
    public async Task Nobody_reads_or_answers_without_a_session_and_no_other_site_does()
    {
        await using var web = await StartAsync();
        using var _ = (await web.AskAsync()).Agent;
        var code = await CodeAsync(web);
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = web.Address };
        var answer = await stranger.GetAsync("/detenteur/question?issue=done");
        Assert.Equal((HttpStatusCode.Redirect, "/detenteur?fait=fin"), (answer.StatusCode, answer.Headers.Location!.ToString()));

        // A right code sent from elsewhere, without the form's token, opens nothing and is not used up.
        using var forged = await stranger.PostAsync("/detenteur", new FormUrlEncodedContent(new Dictionary<string, string> { ["Code"] = code }));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        var page = await browser.PageAsync(web.Address);
        await EnterAsync(page, code);
        await Expect(page.Locator("main")).ToContainTextAsync("Zéphyrine Quillfeather");
        var cookie = Assert.Single(await page.Context.CookiesAsync(), one => one.Name == "detenteur");
        Assert.True(cookie is { HttpOnly: true, SameSite: SameSiteAttribute.Strict });
        Assert.DoesNotContain(code, page.Url + await page.ContentAsync(), StringComparison.Ordinal);
    }

    private Task<RunningWeb> StartAsync() => fixture.StartAsync(holder => holder with { Transport = Transport.Person, Email = "archives@example.org", Delegate = "suppleance@example.org" });

    private static async Task EnterAsync(IPage page, string code)
    {
        await page.GotoAsync("/detenteur");
        await page.Locator("#code").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir la question" }).ClickAsync();
    }

    private static async Task ChooseAsync(IPage page, string id)
    {
        if (await page.Locator($"#{id}").CountAsync() == 1)
        {
            await page.Locator($"#{id}").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        }
    }

    private static async Task<string> CodeAsync(RunningWeb web, string to = "archives@example.org")
    {
        for (var patience = DateTime.UtcNow.AddMinutes(3); DateTime.UtcNow < patience; await Task.Delay(200))
        {
            var mails = (await (await web.Anybody.GetAsync("/dev/outbox")).JsonAsync()).AsArray();
            if (mails.LastOrDefault(mail => mail!.Text("to") == to) is { } mail)
            {
                return Regex.Match(mail.Text("text"), "[0-9A-Z]{5}(-[0-9A-Z]{5}){3}").Value;
            }
        }

        throw new TimeoutException("No mail came.");
    }

    // Judged in a window with scripts, which axe needs; before the pictures, which leave marks in the page.
    private async Task JudgedAsync(IPage page, string name, string root)
    {
        var markup = await page.ContentAsync();
        foreach (var width in new[] { 320, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await Browser.ShootAsync(page, $"detenteur-{name}{root.Replace('/', '-')}-{width}");
        }

        var judged = await browser.PageAsync(new Uri(page.Url), width: 320, script: true);
        await judged.RouteAsync($"**{root}/detenteur", route => route.FulfillAsync(new() { Body = markup, ContentType = "text/html; charset=utf-8" }));
        await judged.GotoAsync($"{root}/detenteur");
        await PageJudges.CleanAsync(judged);
        await judged.Context.CloseAsync();
    }
}
