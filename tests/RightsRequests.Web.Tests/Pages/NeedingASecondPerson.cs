using Microsoft.Playwright;
using RightsRequests.Web.Tests.Api;
using RightsRequests.Web.Tests.Pages.Arrivals;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>Who comes by a second tab, or by a form that they altered, to what needs a second person: nothing is done, and the page says so plainly.</summary>
public sealed class NeedingASecondPerson(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(true, "fr", "Le dossier a changé pendant que vous le lisiez", "Rien n’a été fait. Qui a préparé le dossier en dernier ne peut approuver")]
    [InlineData(false, "en", "The case changed while you read it", "Nothing was done. Who did the last of the preparing actions may not approve")]
    public async Task Nobody_approves_what_they_prepared_meanwhile_in_another_tab(bool script, string language, string changed, string second)
    {
        await using var web = await fixture.StartAsync(more: services => services.AddOfficeWorkers());
        var id = (await web.FileAsync(Bodies.Access().With("scope", new { activities = new[] { "newsletter" } })))["cases"]![0]!.Text("id");
        var (address, api) = ($"/console/cases/{id}", $"/api/v1/cases/{id}");
        using var agnes = await web.StaffAsync("agnes", "agent");
        using var carine = await web.StaffAsync("carine", "dpo");
        foreach (var action in (string[])["confirm-identity", "accept-assessment", "accept-answers"])
        {
            await agnes.DoAsync(api, action);
        }

        await carine.UntilAsync(api, one => one.Offer("approve") is not null && one["letters"]![0]!.Text("state") == "sent");
        var first = await browser.StaffPageAsync(web.Address, "dora", "dpo", script: script);
        await first.SpeakAsync(language);
        await first.GotoAsync(address);
        await Expect(first.Acts("approve")).ToHaveCountAsync(1);
        var other = await first.Context.NewPageAsync();
        await other.TakeAsync(address, "send-back", ("reason", "À relire."));
        await other.TakeAsync(address, "accept-answers");

        await first.Acts("approve").Locator("button").ClickAsync();
        await Expect(first.GetByRole(AriaRole.Alert)).ToContainTextAsync(changed);
        await Expect(first.Acts("approve")).ToHaveCountAsync(0);
        await JudgedAsync(first, "second-tab", script);
        await first.ForgeAsync("approve");
        await Expect(first.GetByRole(AriaRole.Alert)).ToContainTextAsync(second);
        Assert.Equal("approve", (await carine.CaseAsync(api)).Text("step"));

        await carine.DoAsync(api, "approve");
        await carine.UntilAsync(api, one => one.Offer("approve-letter") is not null);
        await first.GotoAsync(address);
        await Expect(first.Acts("approve-letter")).ToHaveCountAsync(0);
        await first.ForgeAsync("approve-letter");
        await Expect(first.GetByRole(AriaRole.Alert)).ToContainTextAsync(second);
        await JudgedAsync(first, "own-letter", script);
        Assert.NotNull((await carine.CaseAsync(api)).Offer("approve-letter"));
    }

    [Theory]
    [InlineData(true, "fr", "« Suspendre le délai » n’est plus proposé")]
    [InlineData(false, "en", "“Suspend the time limit” is offered no more")]
    public async Task What_was_written_for_an_action_that_somebody_overtook_is_shown_again(bool script, string language, string gone)
    {
        var address = $"/console/cases/{(await fixture.Web.FileAsync())["cases"]![0]!.Text("id")}";
        var page = await browser.StaffPageAsync(fixture.Web.Address, "dora", "dpo", script: script);
        await page.SpeakAsync(language);
        await page.GotoAsync(address);
        await (await page.Context.NewPageAsync()).TakeAsync(address, "suspend", ("reason", "Attente."));

        await page.FillInAsync("suspend", ("reason", "Nous attendons un avis."));

        await Expect(page.Locator("#perdu")).ToContainTextAsync(gone);
        await Expect(page.Locator("#perdu + blockquote")).ToContainTextAsync("Nous attendons un avis.");
        await JudgedAsync(page, "overtaken", script);
    }

    [Theory]
    [InlineData(true, "fr", "l’action n’y est pas dite", "Vous aviez écrit :")]
    [InlineData(false, "en", "it does not say which action", "You had written:")]
    public async Task A_form_that_came_without_its_action_does_nothing_and_loses_nothing_that_was_written(bool script, string language, string incomplete, string written)
    {
        var address = $"/console/cases/{(await fixture.Web.FileAsync())["cases"]![0]!.Text("id")}";
        var page = await browser.StaffPageAsync(fixture.Web.Address, "dora", "dpo", script: script);
        await page.SpeakAsync(language);
        await page.GotoAsync(address);
        await page.Acts("suspend").Locator("[name=act]").EvaluateAsync("one => one.disabled = true");

        await page.FillInAsync("suspend", ("reason", "Nous attendons un avis."));

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(incomplete);
        await Expect(page.Locator("#perdu")).ToHaveTextAsync(written);
        await Expect(page.Locator("#perdu + blockquote")).ToContainTextAsync("Nous attendons un avis.");
        await JudgedAsync(page, "incomplete", script);
    }

    [Theory]
    [InlineData(true, "en", "Who marked the request as spam may not confirm it", "Choose what to do with the cases ticked.")]
    [InlineData(false, "fr", "Qui a marqué la demande comme indésirable ne peut le confirmer", "Choisissez ce qu’il faut faire des dossiers cochés.")]
    public async Task Nobody_confirms_their_own_mark_of_spam_and_no_list_approves(bool script, string language, string second, string choose)
    {
        var filed = await fixture.Web.FileAsync();
        var address = $"/console/cases/{filed["cases"]![0]!.Text("id")}";
        var page = await browser.StaffPageAsync(fixture.Web.Address, "dora", "dpo", script: script);
        await page.SpeakAsync(language);
        await page.TakeAsync(address, "mark-spam");
        await Expect(page.Acts("confirm-spam")).ToHaveCountAsync(0);
        await page.ForgeAsync("confirm-spam");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(second);
        await JudgedAsync(page, "own-spam", script);

        // Neither the list nor the page that says what will be done takes an action that is not theirs.
        foreach (var forged in (string[])["approve", "confirm-spam"])
        {
            await page.GotoAsync($"/console?q={filed.Text("reference")}&spam=all");
            await page.Locator("tbody .rr-tick").First.CheckAsync();
            await page.Locator("#act").EvaluateAsync("(one, act) => { one.options[0].value = act; one.selectedIndex = 0 }", forged);
            await page.Locator("form:has(#act) button").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(choose);
            await JudgedAsync(page, $"bulk-{forged}", script);
        }

        await page.GotoAsync($"/console?q={filed.Text("reference")}&spam=all");
        await page.Locator("tbody .rr-tick").First.CheckAsync();
        await page.Locator("#act").SelectOptionAsync("assign");
        await page.Locator("form:has(#act) button").ClickAsync();
        await page.Locator("main [name=act]").EvaluateAsync("one => { one.value = 'approve' }");
        await page.Locator("main form button").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(choose);
        using var denis = await fixture.Web.StaffAsync("denis", "dpo");
        Assert.NotNull((await denis.CaseAsync($"/api/v1{address["/console".Length..]}")).Offer("confirm-spam"));
    }

    private static Task JudgedAsync(IPage page, string name, bool script) =>
        script ? PageJudges.CleanAtBothWidthsAsync(page, $"second-person-{name}") : Task.CompletedTask;
}
