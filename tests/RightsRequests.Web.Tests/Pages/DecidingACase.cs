using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RightsRequests.Absences;
using RightsRequests.Web.Tests.Api;
using RightsRequests.Web.Tests.Pages.Arrivals;
using RightsRequests.Workflow;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>What people decide on the page of a case, from the first doubt to the signed letter, and where something failed.</summary>
public sealed class DecidingACase(WebFixture fixture, Browser browser)
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    public async Task A_case_is_questioned_extended_and_decided_by_two_people_one_of_them_a_substitute(bool script, string language)
    {
        string Say(string french, string english) => language == "en" ? english : french;
        await using var web = await fixture.StartAsync(more: services => services.AddOfficeWorkers());
        var filed = await web.FileAsync(Bodies.Access().With("scope", new { activities = new[] { "newsletter" } }).With("language", language));
        var id = filed["cases"]![0]!.Text("id");
        var (address, api) = ($"/console/cases/{id}", $"/api/v1/cases/{id}");
        using var agent = await web.StaffAsync("agnes", "agent");
        var agnes = await StaffAsync(web, "agnes", "agent", script, language);

        await agnes.TakeAsync(address, "request-clarification", ("question", "De quels courriers parlez-vous ?"));
        await Expect(agnes.Locator("#dossier + dl")).ToContainTextAsync(Say("suspendu", "suspended"));
        await JudgedAsync(agnes, "suspended", script);
        await agnes.TakeAsync(address, "record-clarification", ("text", "Des lettres d’information."));
        await agnes.TakeAsync(address, "doubt-identity", ("reasons", "L’adresse diffère de celle du contrat."));
        using var subject = web.Client(filed.Text("trackingCode"));
        using var picture = new ByteArrayContent(Png) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        Assert.True((await subject.PostAsync($"/api/v1/requests/{filed.Text("reference")}/evidence", picture)).IsSuccessStatusCode);
        await agnes.TakeAsync(address, "send-message", ("text", "Nous avons bien reçu votre justificatif."));
        await Expect(agnes.Locator("#messages ~ blockquote").First).ToHaveTextAsync("Nous avons bien reçu votre justificatif.");
        await Expect(agnes.GetByRole(AriaRole.Link, new() { Name = Say("Justificatif d’identité", "Evidence of identity"), Exact = true })).ToBeVisibleAsync();
        await JudgedAsync(agnes, "evidence", script);
        var due = (await agent.CaseAsync(api)).Text("due");
        await agnes.TakeAsync(address, "extend", ("reasons", "La recherche porte sur des archives."));
        Assert.True(string.CompareOrdinal((await agent.CaseAsync(api)).Text("due"), due) > 0);
        await Expect(agnes.Locator("#dossier + dl")).ToContainTextAsync(Say("(prolongé)", "(extended)"));
        await agent.UntilAsync(api, one => one["letters"]!.AsArray().Any(letter => letter!.Text("kind") == "extension" && letter!.Text("state") == "sent"));
        await agnes.ReloadAsync();
        await agnes.GetByRole(AriaRole.Link, new() { Name = Say("relire à côté du modèle : Prolongation", "review beside the template : Extension") }).ClickAsync();
        await Expect(agnes.Locator(".rr-letter")).ToContainTextAsync("La recherche porte sur des archives.");
        await agnes.TakeAsync(address, "confirm-identity");
        await agnes.TakeAsync(address, "accept-assessment");
        await agent.UntilAsync(api, one => one.Text("step") == "review");

        var denis = await StaffAsync(web, "denis", "dpo", script, language);
        await denis.TakeAsync(address, "accept-answers");
        await Expect(denis.Locator("#messages ~ ul li")).ToContainTextAsync(new Regex(Say(@"reçu le \d.*\d, détruit le \d", @"received on \d.*\d, destroyed on \d")));
        await Expect(denis.Acts("approve")).ToHaveCountAsync(0);
        await Expect(denis.Locator(".rr-waits")).ToContainTextAsync(Say("Une seconde personne", "A second person"));
        await denis.ForgeAsync("approve");
        await Expect(denis.GetByRole(AriaRole.Alert)).ToContainTextAsync(Say("il faut une seconde personne", "a second person must"));
        await JudgedAsync(denis, "four-eyes", script);

        var today = Today.Plus(0);
        Assert.IsType<AbsenceEntered>(await web.InScopeAsync((AbsenceDesk desk) => desk.EnterAsync("carine", "sylvie", today, today, new Actor("denis", new HashSet<Role> { Role.Dpo }), default)));
        var sylvie = await StaffAsync(web, "sylvie", "agent", script, language);
        await sylvie.GotoAsync(address);
        await Expect(sylvie.Locator("#a-faire ~ h3").First).ToHaveTextAsync(Say("Approuver", "Approve"));
        await Expect(sylvie.Locator("#a-faire ~ .govuk-inset-text")).ToHaveTextAsync(Say("Vous le faites à la place de carine, dont l’absence est en cours.", "You do this in the place of carine, who is away."));
        await Expect(sylvie.Locator("#suite")).ToContainTextAsync(new Regex(Say(@"Traitements\s: .*1 accordé", "Activities: .*1 granted")));
        await JudgedAsync(sylvie, "to-approve", script);
        await sylvie.TakeAsync(address, "approve");
        await Expect(sylvie.Locator("main p.rr-good")).ToHaveTextAsync(Say("Fait : Approuver, à la place de carine", "Done: Approve, in the place of carine"));
        await Expect(sylvie.Locator("#historique ~ ol").First).ToContainTextAsync(Say("Décision approuvée : à la place de carine (sylvie)", "Decision approved: in the place of carine (sylvie)"));
        await agent.UntilAsync(api, one => one["letters"]!.AsArray()[^1]!.Text("state") == "draft" && one["letters"]!.AsArray()[^1]!.Text("kind") == "response");
        var carine = await StaffAsync(web, "carine", "dpo", script, language);
        await WaitForAsync(carine, address, "approve-letter");
        await Expect(carine.GetByRole(AriaRole.Link, new() { Name = Say("Lire le projet", "Read the draft") })).ToBeVisibleAsync();
        await JudgedAsync(carine, "letter-to-approve", script);
        await carine.TakeAsync(address, "approve-letter");
        var closed = await agent.UntilAsync(api, one => one.Text("state") == "closed");
        Assert.Contains(closed["timeline"]!.AsArray(), one => one!.Text("what") == "approved" && one!.Text("actor").Contains("sylvie", StringComparison.Ordinal));

        await OpensAnswerAsync(web, filed, script, language);
        await denis.GotoAsync(address);
        await Expect(denis.Locator("p.govuk-body-l")).ToContainTextAsync(Say("Répondu le", "Answered on"));
        var zip = await denis.RunAndWaitForDownloadAsync(() => denis.Locator("a[href$='/evidence-file']").ClickAsync());
        Assert.EndsWith(".zip", zip.SuggestedFilename, StringComparison.Ordinal);
        Assert.StartsWith("PK", await File.ReadAllTextAsync(await zip.PathAsync()), StringComparison.Ordinal);
        Assert.Equal(0, await agnes.Locator("a[href$='/evidence-file']").CountAsync());
        Assert.Equal(403, (await agnes.GotoAsync($"{address}/evidence-file"))!.Status);
        await Expect(agnes.Locator("h1")).ToHaveTextAsync(Say("Votre rôle ne le permet pas", "Your role does not allow it"));
        await JudgedAsync(agnes, "forbidden", script);
    }

    [Theory]
    [InlineData(true, "fr")]
    [InlineData(false, "en")]
    public async Task What_failed_is_retried_dismissed_asked_again_or_decided_without_and_a_letter_is_posted(bool script, string language)
    {
        string Say(string french, string english) => language == "en" ? english : french;
        await using var web = await fixture.StartAsync(more: services => services.AddOfficeWorkers());
        web.Bus.Answering = (holder, query) => new { schema = "rights.answer/1", queryId = query.QueryId, holder, outcome = "perhaps" };
        var body = Bodies.Access().With("scope", new { activities = new[] { "newsletter" } });
        var person = (Dictionary<string, object?>)body["subject"]!;
        person.Remove("email");
        person["postalAddress"] = "3 allée des Mirabelles\n54000 NANCY";
        var id = (await web.FileAsync(body))["cases"]![0]!.Text("id");
        var (address, api) = ($"/console/cases/{id}", $"/api/v1/cases/{id}");
        using var agent = await web.StaffAsync("agnes", "agent");
        var page = await StaffAsync(web, "agnes", "agent", script, language);

        await WaitForAsync(page, address, "complete-task");
        await Expect(page.Locator(".rr-task")).ToHaveTextAsync(Say("Courrier à poster : Accusé de réception", "Letter to be posted: Acknowledgement"));
        await Expect(page.Acts("complete-task").Locator("[name='f.outcome']")).ToHaveCountAsync(0);
        await JudgedAsync(page, "task", script);
        await page.FillInAsync("complete-task", ("postedOn", "2199-01-01"));
        await Expect(page.Locator("[id^=complete-task-postedOn-][id$=-erreur]")).ToBeVisibleAsync();
        await page.TakeAsync(address, "complete-task");
        await Expect(page.Acts("complete-task")).ToHaveCountAsync(0);

        await agent.DoAsync(api, "confirm-identity");
        await agent.DoAsync(api, "accept-assessment");
        await WaitForAsync(page, address, "dismiss-incident");
        await Expect(page.Locator("#a-faire + p a")).ToHaveTextAsync(Say("Régler 1 incident", "Settle 1 incident"));
        await Expect(page.Locator("#incidents + ul")).ToContainTextAsync(Say("La réponse n’est pas valide : un champ exigé manque ou un champ a une valeur qui ne convient pas, à $.outcome (attendu : l’un de done, ", "The answer is not valid: "));
        await Expect(page.Locator("#incidents + ul")).Not.ToContainTextAsync(Say("field", "champ"));
        await JudgedAsync(page, "incident", script);
        await page.TakeAsync(address, "retry-incident");
        // Taken in once more as it came, it is still wrong: a new incident.
        await WaitForAsync(page, address, "dismiss-incident");
        await page.FillInAsync("dismiss-incident");
        await Expect(page.Locator("#incidents ~ ul .govuk-error-message")).ToBeVisibleAsync();
        await JudgedAsync(page, "incident-error", script);
        await page.TakeAsync(address, "dismiss-incident", ("reason", "Format inconnu ; le service est prévenu."));
        await Expect(page.Locator("#incidents")).ToHaveCountAsync(0);
        await page.TakeAsync(address, "re-ask-holder");
        await page.TakeAsync(address, "decide-without-holder", ("reason", "Le service ne sait pas répondre."));
        Assert.Equal("review", (await agent.CaseAsync(api)).Text("step"));
    }

    // The person, with the one-time code: letter and data, which no browser keeps.
    private async Task OpensAnswerAsync(RunningWeb web, JsonNode filed, bool script, string language)
    {
        string Say(string french, string english) => language == "en" ? english : french;
        var page = await browser.PageAsync(web.Address, script: script);
        await page.GotoAsync(Say("/suivi", "/en/suivi"));
        await page.Locator("#reference").FillAsync(filed.Text("reference"));
        await page.Locator("#code").FillAsync(filed.Text("trackingCode"));
        await page.Locator("main button").ClickAsync();
        var answers = page.Locator("#documents + ul li").Filter(new() { HasTextRegex = new(Say(@"^\s*(Réponse|Vos données)", @"^\s*(Answer|Your data)")) });
        await Expect(answers).ToHaveCountAsync(2);
        await Expect(answers.Locator("a")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = Say("Recevoir un code", "Send me a code") }).ClickAsync();
        await page.Locator("#unique").FillAsync(await web.MailedCodeAsync(filed.Text("reference")));
        await page.GetByRole(AriaRole.Button, new() { Name = Say("Ouvrir", "Open"), Exact = true }).ClickAsync();
        await Expect(answers.Locator("a")).ToHaveCountAsync(2);
        await JudgedAsync(page, "answered", script);
        List<string> kinds = [];
        foreach (var link in await answers.Locator("a").AllAsync())
        {
            var answer = await page.RunAndWaitForResponseAsync(() => page.RunAndWaitForDownloadAsync(() => link.ClickAsync()), one => one.Url.Contains("handler=Document", StringComparison.Ordinal));
            Assert.Contains("no-store", await answer.HeaderValueAsync("cache-control"), StringComparison.Ordinal);
            kinds.Add((await answer.HeaderValueAsync("content-type"))!);
        }

        Assert.Equal(["application/pdf", "application/zip"], kinds);
    }

    private async Task<IPage> StaffAsync(RunningWeb web, string user, string role, bool script, string language)
    {
        var page = await browser.StaffPageAsync(web.Address, user, role, script: script);
        await page.SpeakAsync(language);
        return page;
    }

    // Axe needs scripts; the markup is the same without.
    private static Task JudgedAsync(IPage page, string name, bool script) =>
        script ? PageJudges.CleanAtBothWidthsAsync(page, $"deciding-{name}") : Task.CompletedTask;

    private static Task WaitForAsync(IPage page, string address, string action) => Waiting.UntilAsync(async () =>
    {
        await page.GotoAsync(address);
        return await page.Acts(action).CountAsync() > 0;
    });
}
