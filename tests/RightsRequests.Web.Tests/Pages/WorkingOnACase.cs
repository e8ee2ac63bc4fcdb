using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RightsRequests.Web.Tests.Api;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>The worklist and one case, by forms alone.</summary>
public sealed class WorkingOnACase(WebFixture fixture, Browser browser)
{
    [Fact]
    public async Task An_agent_finds_a_case_and_acts_on_it_without_javascript()
    {
        var filed = await fixture.Web.FileAsync();
        var reference = filed.Text("reference");
        var page = await browser.StaffPageAsync(fixture.Web.Address, "agnes", "agent");
        await page.Locator("#q").FillAsync(reference);
        await page.Locator("button", new() { HasTextString = "Filtrer" }).ClickAsync();
        await page.Locator("a", new() { HasTextString = reference }).LeadAsync();
        Assert.Contains(reference, await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);

        await page.Locator("summary", new() { HasTextString = "Ajouter une note" }).ClickAsync();
        await page.Locator("#note-text").FillAsync("<b>vu</b> avec le service");
        await page.Locator("button", new() { HasTextString = "Ajouter une note" }).LeadAsync();
        Assert.Contains("Ajouter une note", await page.Locator("p[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        await Expect(page.Locator("main")).ToContainTextAsync("<b>vu</b> avec le service");
    }

    [Fact]
    public async Task A_lost_race_says_what_the_other_did_and_keeps_what_was_written()
    {
        var filed = await fixture.Web.FileAsync();
        var id = filed["cases"]![0]!.Text("id");
        var page = await browser.StaffPageAsync(fixture.Web.Address, "agnes", "agent");
        await page.GotoAsync($"/console/cases/{id}");
        using var other = await fixture.Web.StaffAsync("denis", "dpo");
        await other.ActAsync($"/api/v1/cases/{id}", new JsonObject { ["action"] = "assign", ["user"] = "denis" });

        await page.Locator("summary", new() { HasTextString = "Ajouter une note" }).ClickAsync();
        await page.Locator("#note-text").FillAsync("ma note");
        await page.Locator("button", new() { HasTextString = "Ajouter une note" }).LeadAsync();
        Assert.Contains("denis", await page.Locator("[role=alert]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("ma note", (await page.Locator("#note-text").InputValueAsync()).Trim());
        await page.Locator("button", new() { HasTextString = "Ajouter une note" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("ma note", new() { UseInnerText = true });
    }

    [Fact]
    public async Task A_lost_race_names_the_act_of_the_other_person_and_not_what_the_machine_did_upon_it()
    {
        await using var web = await fixture.StartAsync(more: services => services.AddOfficeWorkers());
        var filed = await web.FileAsync(Bodies.Access().With("scope", new { activities = new[] { "newsletter" } }));
        var id = filed["cases"]![0]!.Text("id");
        using var agnes = await web.StaffAsync("agnes", "agent");
        using var denis = await web.StaffAsync("denis", "dpo");
        await agnes.DoAsync($"/api/v1/cases/{id}", "confirm-identity");
        await agnes.DoAsync($"/api/v1/cases/{id}", "accept-assessment");
        await agnes.DoAsync($"/api/v1/cases/{id}", "accept-answers");
        await denis.UntilAsync($"/api/v1/cases/{id}", one => one.Offer("approve") is not null && one["letters"]![0]!.Text("state") == "sent");
        var page = await browser.StaffPageAsync(web.Address, "dora", "dpo");
        await page.GotoAsync($"/console/cases/{id}");
        await denis.DoAsync($"/api/v1/cases/{id}", "approve");
        await denis.UntilAsync($"/api/v1/cases/{id}", one => one.Offer("approve-letter") is not null);

        await page.Locator("form:has([value=approve]) button").LeadAsync();

        var told = await page.Locator("[role=alert]").InnerTextAsync();
        Assert.Contains("Approuver, par denis", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Lettre", told, StringComparison.Ordinal);
        Assert.DoesNotContain("moteur", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_case_is_told_in_the_language_of_the_page_alone(bool english)
    {
        await using var web = await fixture.StartAsync();
        var filed = await web.FileAsync(Bodies.Access().With("rights", new JsonArray("erasure")));
        var id = filed["cases"]![0]!.Text("id");
        using var agnes = await web.StaffAsync("agnes", "agent");
        using var denis = await web.StaffAsync("denis", "dpo");
        var address = $"/api/v1/cases/{id}";
        await agnes.DoAsync(address, "mark-spam");
        await agnes.DoAsync(address, "unmark-spam");
        await agnes.DoAsync(address, "suspend");
        await agnes.DoAsync(address, "resume");
        await agnes.DoAsync(address, "confirm-identity");
        await agnes.DoAsync(address, "accept-assessment");
        await denis.DoAsync(address, "extend");
        var page = await browser.StaffPageAsync(web.Address, "denis", "dpo");
        if (english)
        {
            await page.Locator("button", new() { HasTextString = "English" }).ClickAsync();
        }

        await page.GotoAsync($"/console/cases/{id}");
        await page.Locator("summary", new() { HasTextString = english ? "Suspend the time limit" : "Suspendre le délai" }).ClickAsync();
        await page.Locator("form:has([value=suspend]) button").ClickAsync();
        await Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync(new Regex(english ? "Reason.*: this field is required" : @"Raison.*\s: ce champ est à remplir"));
        await page.Locator("#plus-tot summary").ClickAsync();
        var text = await page.Locator("main").InnerTextAsync();
        Assert.Contains(english ? "Action: Confirm the identity (agnes)" : "Action : Confirmer l’identité (agnes)", text.Replace('\u00A0', ' ').Replace('\u202F', ' '), StringComparison.Ordinal);
        Assert.DoesNotMatch(english ? "[éèêç]|Délai|Lettre|Clore" : "required|Letter|Holder|Step|Assess|Close|Acknowledge|Erase", text.Replace("Zéphyrine", "", StringComparison.Ordinal));
        Assert.DoesNotMatch("\\b(confirm-identity|accept-assessment|spam-marked|verify-identity|identity-settled|Acknowledgement [0-9a-f]|attempt|system|close-unidentified)\\b", text);
    }

    [Fact]
    public async Task An_open_page_is_told_that_its_case_changed()
    {
        var filed = await fixture.Web.FileAsync();
        var id = filed["cases"]![0]!.Text("id");
        var page = await browser.StaffPageAsync(fixture.Web.Address, "agnes", "agent", script: true, underPolicy: true);
        List<string> said = [];
        page.Console += (_, line) => said.Add(line.Text);
        await page.GotoAsync($"/console/cases/{id}");
        using var other = await fixture.Web.StaffAsync("denis", "dpo");
        await other.ActAsync($"/api/v1/cases/{id}", new JsonObject { ["action"] = "assign", ["user"] = "denis" });
        var told = page.Locator("main [role=status] a");
        await told.WaitForAsync();
        Assert.Empty(said);
        await told.LeadAsync();
        Assert.Contains("denis", await page.Locator("main .govuk-summary-list").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field()
    {
        var filed = await fixture.Web.FileAsync();
        var page = await browser.StaffPageAsync(fixture.Web.Address, "denis", "dpo", script: true);
        await page.GotoAsync($"/console/cases/{filed["cases"]![0]!.Text("id")}");
        await page.Locator("summary", new() { HasTextString = "Prolonger le délai" }).ClickAsync();
        await page.Locator("button", new() { HasTextString = "Prolonger le délai" }).LeadAsync();
        Assert.True(await page.Locator(".govuk-error-summary a").CountAsync() > 0);
        Assert.True(await page.Locator("details[open] .govuk-error-message").CountAsync() > 0);
        await PageJudges.CleanAsync(page);
    }

    [Fact]
    public async Task An_auditor_reads_and_an_administrator_sees_nobody()
    {
        var filed = await fixture.Web.FileAsync();
        var address = $"/console/cases/{filed["cases"]![0]!.Text("id")}";
        var page = await browser.StaffPageAsync(fixture.Web.Address, "aude", "auditor");
        await page.GotoAsync(address);
        Assert.Equal(0, await page.Locator("main form").CountAsync());
        page = await browser.StaffPageAsync(fixture.Web.Address, "adele", "admin");
        await page.GotoAsync(address);
        Assert.DoesNotContain("Personne concernée", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (await page.GotoAsync($"/console/cases/{Guid.NewGuid()}"))!.Status);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Its_pages_are_clean_in_both_languages(int width)
    {
        var filed = await fixture.Web.FileAsync();
        var page = await browser.StaffPageAsync(fixture.Web.Address, "denis", "dpo", width, script: true);
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"console-cases-{width}");
        await page.GotoAsync($"/console/cases/{filed["cases"]![0]!.Text("id")}");
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"console-case-{width}");
        await page.GotoAsync("/console?q=personne-de-ce-nom");
        await PageJudges.CleanAsync(page);
        await page.Locator("button", new() { HasTextString = "English" }).LeadAsync();
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        await PageJudges.CleanAsync(page);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_line_is_settled_where_it_stands_and_the_last_day_is_reckoned_before_ones_eyes(bool script)
    {
        await using var web = await fixture.StartAsync();
        var filed = await web.FileAsync(Bodies.Access().With("rights", new JsonArray("access", "erasure")));
        var page = await browser.StaffPageAsync(web.Address, "agnes", "agent", script: script);
        await page.GotoAsync($"/console/cases/{filed["cases"]![0]!.Text("id")}");
        await page.Locator("#calcul summary").ClickAsync();
        await Expect(page.Locator("#calcul tbody tr").First).ToContainTextAsync("Demande reçue");
        await Expect(page.Locator("#calcul tbody tr").Last).ToContainTextAsync("Dernier jour pour répondre");
        await Expect(page.Locator("#autres-demandes + ul a")).ToHaveCountAsync(1);
        await Expect(page.Locator(".rr-drawing svg [font-weight=bold][fill='#ffffff']")).ToHaveCountAsync(1);
        await PageJudges.CleanAsync(page, script);

        await page.Locator("form:has([value=confirm-identity]) button").ClickAsync();
        var line = page.Locator("#analyse tbody tr").First;
        await line.Locator("summary").ClickAsync();
        await line.GetByRole(AriaRole.Button, new() { Name = "Changer l’issue" }).ClickAsync();
        await Expect(page.Locator(".govuk-error-summary a")).ToHaveCountAsync(1);
        await Expect(page.Locator("#analyse details[open] .govuk-error-message")).ToBeVisibleAsync();
        await PageJudges.CleanAsync(page, script);
        line = page.Locator("#analyse tbody tr").First;
        await line.Locator("select").SelectOptionAsync("refused");
        await line.Locator("textarea").FillAsync("Ces données parlent surtout d’une autre personne.");
        await line.GetByRole(AriaRole.Button, new() { Name = "Changer l’issue" }).ClickAsync();
        await Expect(page.Locator("#analyse tbody tr").First).ToContainTextAsync("surtout d’une autre personne");
        await Expect(page.Locator("#analyse tbody tr").First).ToContainTextAsync("Refusé");
        await PageJudges.CleanAsync(page, script);
        await Browser.ShootAsync(page, "case-lines-1280");
    }
}
