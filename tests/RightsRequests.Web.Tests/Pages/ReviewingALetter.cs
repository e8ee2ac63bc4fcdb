using RightsRequests.Web.Tests.Api;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

public sealed class ReviewingALetter(WebFixture fixture, Browser browser)
{
    [Fact]
    public async Task A_draft_stands_beside_its_words_and_what_is_not_the_templates_is_marked()
    {
        await using var web = await fixture.StartAsync(more: services => services.AddOfficeWorkers());
        var filed = await web.FileAsync(Bodies.Access().With("scope", new { activities = new[] { "newsletter" } }));
        var id = filed["cases"]![0]!.Text("id");
        var address = $"/api/v1/cases/{id}";
        using var agent = await web.StaffAsync("agnes", "agent");
        using var dpo = await web.StaffAsync("denis", "dpo");
        using var chief = await web.StaffAsync("carine", "dpo");
        await agent.DoAsync(address, "confirm-identity");
        await agent.DoAsync(address, "accept-assessment");
        await agent.DoAsync(address, "accept-answers");
        await dpo.DoAsync(address, "approve");
        var drafted = await chief.UntilAsync(address, one => one.Offer("approve-letter") is not null);
        var letter = drafted["letters"]!.AsArray()[^1]!.Text("id");

        var page = await browser.StaffPageAsync(web.Address, "carine", "dpo", script: true, underPolicy: true);
        List<string> refused = [];
        page.Console += (_, line) => refused.Add(line.Text);
        await page.GotoAsync($"/console/cases/{id}#lettres");
        await page.Locator("a", new() { HasTextString = "relire à côté du modèle" }).Last.ClickAsync();
        await Expect(page.Locator(".rr-letter ins", new() { HasTextString = filed.Text("reference") }).First).ToBeVisibleAsync();
        // What every such letter says is not marked.
        await Expect(page.Locator(".rr-letter p", new() { HasTextString = "3 place de Fontenoy" }).First).ToBeVisibleAsync();
        Assert.DoesNotContain("Fontenoy", string.Concat(await page.Locator(".rr-letter ins").AllInnerTextsAsync()), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("(async () => { const i = document.querySelector('.rr-pages img'); await i.decode(); return i.naturalWidth > 100 })()"));
        Assert.Empty(refused);
        await Browser.ShootAsync(page, "letter-review-1280");
        page = await browser.StaffPageAsync(web.Address, "carine", "dpo", 320, script: true);
        await page.GotoAsync($"/console/cases/{id}/letters/{letter}");
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, "letter-review-320");
        var plain = await browser.StaffPageAsync(web.Address, "carine", "dpo");
        await plain.GotoAsync($"/console/cases/{id}#lettres");
        var picture = plain.WaitForResponseAsync(answer => answer.Url.Contains("handler=picture", StringComparison.OrdinalIgnoreCase));
        await plain.Locator("a", new() { HasTextString = "relire à côté du modèle" }).Last.ClickAsync();
        await Expect(plain.Locator(".rr-letter ins", new() { HasTextString = filed.Text("reference") }).First).ToBeVisibleAsync();
        Assert.Equal(200, (await picture).Status);

        await chief.DoAsync(address, "approve-letter");
        await agent.UntilAsync(address, one => one.Text("state") == "closed");
        await page.ReloadAsync();
        await Expect(page.Locator(".rr-pages")).ToHaveCountAsync(0);
        Assert.Equal(404, (await page.GotoAsync($"/console/cases/{id}/letters/{letter}?handler=picture"))!.Status);
        var admin = await browser.StaffPageAsync(web.Address, "ada", "admin");
        Assert.Equal(404, (await admin.GotoAsync($"/console/cases/{id}/letters/{letter}"))!.Status);
    }
}
