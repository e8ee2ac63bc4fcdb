using Microsoft.Playwright;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>Who comes into the console, how, and in which language.</summary>
public sealed class ConsoleDoor(WebFixture fixture, Browser browser)
{
    [Fact]
    public async Task Nobody_comes_in_unasked_and_staff_come_back_to_the_page_they_wanted()
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        await page.GotoAsync("/console");
        Assert.Contains("/console/sign-in", page.Url, StringComparison.Ordinal);
        await page.Locator("button", new() { HasTextString = "Entrer" }).LeadAsync();
        Assert.Equal(2, await page.Locator(".govuk-error-summary li").CountAsync());

        await page.Locator("#utilisateur").FillAsync("alice");
        await page.Locator("[value=dpo]").CheckAsync();
        await page.Locator("button", new() { HasTextString = "Entrer" }).LeadAsync();
        Assert.Equal("/console", new Uri(page.Url).AbsolutePath);
        Assert.Contains("alice", await page.Locator(".rr-who").InnerTextAsync(), StringComparison.Ordinal);

        await page.Locator("button", new() { HasTextString = "English" }).LeadAsync();
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        await page.Locator("button", new() { HasTextString = "Sign out" }).ClickAsync();
        await page.GotoAsync("/console");
        Assert.Contains("/console/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_leads_to_no_other_site_after_signing_in()
    {
        var page = await browser.PageAsync(fixture.Web.Address);
        await page.GotoAsync("/console/sign-in?back=https://example.org/");
        await page.Locator("#utilisateur").FillAsync("alice");
        await page.Locator("[value=agent]").CheckAsync();
        await page.Locator("button", new() { HasTextString = "Entrer" }).LeadAsync();
        Assert.Equal(fixture.Web.Address.Authority, new Uri(page.Url).Authority);
    }

    [Theory]
    [InlineData("HX-Request", "true")]
    [InlineData("Accept", "text/event-stream")]
    [InlineData("Origin", "https://example.org")]
    public async Task Whatever_scripts_send_changes_nothing_without_the_token_of_a_form(string header, string value)
    {
        var id = (await fixture.Web.FileAsync())["cases"]![0]!.Text("id");
        var page = await browser.StaffPageAsync(fixture.Web.Address, "agnes", "agent");
        await page.GotoAsync($"/console/cases/{id}");
        var (version, seen) = (await page.Locator("[name=version]").First.InputValueAsync(), await page.Locator("[name=seen]").First.InputValueAsync());
        var form = page.APIRequest.CreateFormData().Set("version", version).Set("seen", seen).Set("act", "note").Set("f.text", "venu d’ailleurs");

        var answer = await page.APIRequest.PostAsync($"/console/cases/{id}", new() { Form = form, Headers = new Dictionary<string, string> { [header] = value } });
        Assert.Equal(400, answer.Status);
        await page.GotoAsync($"/console/cases/{id}");
        Assert.DoesNotContain("venu d’ailleurs", await page.ContentAsync(), StringComparison.Ordinal);

        // With the token, the same is taken: it is the token that was missing.
        form.Set("__RequestVerificationToken", await page.Locator("[name=__RequestVerificationToken]").First.InputValueAsync());
        await page.APIRequest.PostAsync($"/console/cases/{id}", new() { Form = form });
        await page.GotoAsync($"/console/cases/{id}");
        Assert.Contains("venu d’ailleurs", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Its_pages_are_clean(int width)
    {
        var page = await browser.PageAsync(fixture.Web.Address, width, script: true);
        await page.GotoAsync("/console/sign-in");
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"console-sign-in-{width}");
        page = await browser.StaffPageAsync(fixture.Web.Address, "alice", "dpo", width, script: true);
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"console-{width}");
    }
}
