using Microsoft.Playwright;
using RightsRequests.Law;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>The form in steps: each page and its errors, going back, keeping for later.</summary>
public sealed class WritingStepByStep(WebFixture fixture, Browser browser)
{
    private readonly RunningWeb web = fixture.Web;

    [Theory]
    [InlineData("", 320)]
    [InlineData("/en", 1280)]
    public async Task Every_step_and_its_errors_please_the_judges(string root, int width)
    {
        var page = await browser.PageAsync(web.Address, width, script: true);
        await page.GotoAsync($"{root}/demande");
        HashSet<string> wrong = [];
        var walk = new FormWalk(selector => page.Locator(selector), [.. Enum.GetValues<Right>().Select(right => right.Word())])
        {
            Looking = async step =>
            {
                await PageJudges.CleanAsync(page);
                await Browser.ShootAsync(page, $"step-{step}-{width}");
            },
        };
        // What asks for an answer says so when it gets none.
        foreach (var step in new[] { "pour-qui", "droits", "sujet", "dossier-medical", "effacement", "limitation", "portabilite", "opposition" })
        {
            walk.On(step, async find =>
            {
                await find("main form .govuk-button").First.ClickAsync();
                await Expect(find(".govuk-error-summary a")).ToHaveCountAsync(1);
                await PageJudges.CleanAsync(page);
                wrong.Add(step);
                foreach (var box in step == "droits" ? await find("[type=checkbox]").AllAsync() : [find("[type=radio]").First])
                {
                    await box.CheckAsync();
                }
            });
        }

        walk.On("sujet", async find =>
        {
            await find("main form .govuk-button").First.ClickAsync();
            await PageJudges.CleanAsync(page);
            await find("[value=some]").CheckAsync();
        });
        walk.On("traitements", async find => await find("[type=checkbox]").First.CheckAsync());
        await walk.ToCheckAsync();
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"step-verification-{width}");
        await page.Locator("[value=later]").LeadAsync();
        await PageJudges.CleanAsync(page);
        await page.Locator("#courriel").FillAsync("nulle-part");
        await page.Locator("form:has(#courriel) button").ClickAsync();
        await Expect(page.Locator("#courriel-erreur")).ToBeVisibleAsync();
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"step-plus-tard-{width}");
        await page.GotoAsync($"{root}/demande");
        await PageJudges.CleanAsync(page);
        await page.Locator("main form button").First.ClickAsync();
        await walk.SendAsync();
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"step-filed-{width}");
        Assert.Equal(7, wrong.Count);
        Assert.Contains("traitements", walk.Met);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("/en", true)]
    public async Task A_draft_is_kept_and_gone_on_with_elsewhere_by_its_code(string root, bool script)
    {
        string Say(string french, string english) => root.Length > 0 ? english : french;
        var page = await browser.PageAsync(web.Address, script: script);
        await page.GotoAsync($"{root}/demande");
        await page.Locator("main form button").ClickAsync();
        await page.Locator("[value=self]").CheckAsync();
        await page.Locator("main form .govuk-button").First.ClickAsync();
        await page.Locator("[value=access]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = Say("Garder pour plus tard", "Keep for later") }).LeadAsync();
        var code = await page.Locator("#code-brouillon").InnerTextAsync();
        await page.Locator("#courriel").FillAsync("zoe@example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = Say("Envoyer le code", "Send the code") }).ClickAsync();
        await Expect(page.Locator("[role=status]")).ToHaveTextAsync(Say("Le code est parti par courriel.", "The code was sent by e-mail."));
        await page.GetByRole(AriaRole.Button, new() { Name = Say("Fermer ma demande ici", "Close my request here") }).ClickAsync();
        await page.GotoAsync($"{root}/demande");
        await Expect(page.Locator("main form button")).ToHaveTextAsync(Say("Commencer", "Start"));

        var other = await browser.PageAsync(web.Address, script: !script);
        await other.GotoAsync($"{root}/demande/reprendre");
        await other.Locator("#code").FillAsync("ABCD-EFGH");
        await other.Locator("main form button").ClickAsync();
        await Expect(other.Locator(".govuk-error-summary")).ToContainTextAsync(Say("n’ouvre aucune demande", "This code opens"));
        await PageJudges.CleanAsync(other, !script);
        await other.Locator("#code").FillAsync(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        await other.Locator("main form button").ClickAsync();
        await Expect(other.Locator("[value=access]")).ToBeCheckedAsync();
        await new FormWalk(selector => other.Locator(selector), "access").OnAsync();
        await Expect(other.Locator("#pour-qui dd").First).ToHaveTextAsync(Say("Pour moi-même", "For myself"));
        await Expect(other.Locator("#droits dd").First).ToHaveTextAsync(Say("Accéder à mes données", "Access my data"));
        await new FormWalk(selector => other.Locator(selector)).SendAsync();

        await other.GotoAsync($"{root}/demande/reprendre");
        await other.Locator("#code").FillAsync(code);
        await other.Locator("main form button").ClickAsync();
        await Expect(other.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        await other.GotoAsync($"{root}/demande");
        await Expect(other.Locator("main form button")).ToHaveTextAsync(Say("Commencer", "Start"));
    }

    [Fact]
    public async Task Nobody_jumps_ahead_and_an_answer_changed_asks_what_it_opens()
    {
        var page = await browser.PageAsync(web.Address);
        await page.GotoAsync("/demande/verification");
        Assert.EndsWith("/demande", page.Url, StringComparison.Ordinal);
        await page.Locator("main form button").ClickAsync();
        await page.GotoAsync("/demande/contact");
        Assert.EndsWith("/demande/pour-qui", page.Url, StringComparison.Ordinal);
        var walk = new FormWalk(selector => page.Locator(selector), "access");
        await walk.OnAsync();
        await page.Locator("#droits a").ClickAsync();
        await page.Locator("[value=erasure]").CheckAsync();
        await page.Locator("main form .govuk-button").First.LeadAsync();
        Assert.EndsWith("/demande/effacement", page.Url, StringComparison.Ordinal);
        await walk.OnAsync();
        await page.Locator("#pour-qui a").ClickAsync();
        await page.Locator("[value=deceased]").CheckAsync();
        await page.Locator("main form .govuk-button").First.LeadAsync();
        Assert.EndsWith("/demande/qualite", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Retour" }).LeadAsync();
        Assert.EndsWith("/demande/pour-qui", page.Url, StringComparison.Ordinal);
        await page.Locator("[value=self]").CheckAsync();
        await page.Locator("main form .govuk-button").First.LeadAsync();
        Assert.EndsWith("/demande/verification", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("Zéphyrine", Uri.UnescapeDataString(page.Url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_is_erased_when_the_person_says_so()
    {
        var page = await browser.PageAsync(web.Address);
        await page.GotoAsync("/demande");
        await page.Locator("main form button").ClickAsync();
        await page.Locator("[value=self]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Garder pour plus tard" }).LeadAsync();
        var code = await page.Locator("#code-brouillon").InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Effacer tout ce que j’ai écrit" }).ClickAsync();
        await page.GotoAsync("/demande/reprendre");
        await page.Locator("#code").FillAsync(code);
        await page.Locator("main form button").ClickAsync();
        await Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
    }
}
