using Microsoft.Playwright;
using RightsRequests.Web.Portal;
using RightsRequests.Web.Tests.Api;
using RightsRequests.Web.Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.SignIn;

/// <summary>The code flow of OpenID Connect in a real browser, against a whole provider: staff for the console, members for the form.</summary>
public sealed class SigningInByCode(WebFixture fixture, Browser browser)
{
    private static readonly (string, string)[] Léa =
    [
        ("given_name", "Léa"), ("family_name", "Exemple"), ("birthdate", "1954-03-27"), ("email", "lea@example.org"), ("member_no", "M-000123"),
        ("address", """{"formatted":"1 rue du Port\n29200 Brest"}"""),
    ];

    [Fact]
    public async Task Staff_come_in_through_the_organisations_provider_to_where_they_wanted_to_go()
    {
        await using var provider = await CodeProvider.StartAsync();
        await using var web = await fixture.StartAsync(options => options with { Development = false, OidcAuthority = provider.Authority, OidcClientSecret = CodeProvider.Secret });
        var page = await browser.PageAsync(web.Address, script: true, underPolicy: true);
        await page.GotoAsync("/console/overview");
        await page.GetByRole(AriaRole.Link, new() { Name = "Se connecter avec le compte de l’organisation" }).ClickAsync();
        await page.Locator("#who").FillAsync("agnes/agent");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
        await ArrivedAsync(page, "/console/overview");
        await Expect(page.Locator(".rr-who")).ToContainTextAsync("agnes");

        var other = await browser.PageAsync(web.Address, script: true);
        await other.GotoAsync("/console");
        await other.GetByRole(AriaRole.Link, new() { Name = "Se connecter avec le compte de l’organisation" }).ClickAsync();
        await other.Locator("#who").FillAsync("eve");
        await other.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
        await Expect(other.GetByRole(AriaRole.Alert)).ToContainTextAsync("aucun rôle");
        await PageJudges.CleanAtBothWidthsAsync(other, "no-role");
    }

    [Fact]
    public async Task A_member_who_signs_in_is_not_asked_what_the_account_says()
    {
        await using var provider = await CodeProvider.StartAsync(Léa);
        await using var web = await StartAsync(provider);
        var page = await browser.PageAsync(web.Address, script: true, underPolicy: true);
        await page.GotoAsync("/demande");
        await PageJudges.CleanAsync(page);
        await SignInAsync(page);
        Assert.Equal("eidas1", provider.AcrValues);
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("Léa Exemple");
        await PageJudges.CleanAsync(page);
        var walk = await new FormWalk(selector => page.Locator(selector), "access").ToCheckAsync();
        Assert.DoesNotContain("identite", walk.Met);
        Assert.DoesNotContain("liens", walk.Met);
        await Expect(page.Locator("#compte")).ToContainTextAsync("27 mars 1954");
        await Expect(page.Locator("#contact")).ToContainTextAsync("lea@example.org");
        await PageJudges.CleanAsync(page);
        await walk.SendAsync();

        using var agent = await web.StaffAsync("agnes", "agent");
        var found = await (await agent.GetAsync($"/api/v1/cases?q={await page.Locator("#reference").InnerTextAsync()}")).JsonAsync();
        var seen = await agent.CaseAsync($"/api/v1/cases/{found["cases"]![0]!.Text("id")}");
        Assert.Equal(("Léa Exemple", "1954-03-27", "M-000123", "1 rue du Port\n29200 Brest"), (seen["subject"]!.Text("fullName"), seen["subject"]!.Text("birthDate"), seen["subject"]!["identifiers"]![0]!.Text("value"), seen["subject"]!.Text("postalAddress")));
        // A sign-in proves nothing to the procedure: the identity is settled as ever.
        Assert.Equal("not-settled", seen.Text("identity"));
    }

    [Fact]
    public async Task An_account_may_be_left_out_and_for_somebody_else_it_says_who_acts()
    {
        await using var provider = await CodeProvider.StartAsync(Léa);
        await using var web = await StartAsync(provider);
        var page = await browser.PageAsync(web.Address);
        await page.GotoAsync("/demande");
        await page.Locator("main form button").ClickAsync();
        await page.GotoAsync("/demande");
        await SignInAsync(page);
        var walk = await new FormWalk(selector => page.Locator(selector), "access").On("contact", _ => Task.CompletedTask).ToCheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ne pas utiliser mon compte" }).LeadAsync();
        Assert.EndsWith("/demande/liens", page.Url, StringComparison.Ordinal);
        await walk.OnAsync();
        await Expect(page.Locator("main")).Not.ToContainTextAsync("M-000123");
        await Expect(page.Locator("#compte")).ToHaveCountAsync(0);

        var other = await browser.PageAsync(web.Address, script: true);
        await other.GotoAsync("/demande");
        await SignInAsync(other);
        await new FormWalk(selector => other.Locator(selector), "access")
            .On("pour-qui", find => find("[value=child]").CheckAsync())
            .On("vous", async find => await Expect(find("#representant")).ToHaveValueAsync("Léa Exemple"))
            .ToCheckAsync();
        await Expect(other.Locator("#identite")).Not.ToContainTextAsync("Léa");
    }

    [Fact]
    public async Task A_sign_in_refused_says_so_and_the_form_goes_on_without_it()
    {
        await using var provider = await CodeProvider.StartAsync(Léa);
        await using var web = await StartAsync(provider);
        var page = await browser.PageAsync(web.Address);
        await page.GotoAsync("/en/demande");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Refuser" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("did not succeed");
        await new FormWalk(selector => page.Locator(selector), "access").FileAsync();
        Assert.Equal(404, (await page.APIRequest.GetAsync(new Uri(fixture.Web.Address, "/demande/connexion").ToString())).Status);
    }

    private Task<RunningWeb> StartAsync(CodeProvider provider) => fixture.StartAsync(options => options with
    {
        Members = new MemberProvider(provider.Authority, "formulaire") { Name = "FranceEssai", ClientSecret = CodeProvider.Secret, AcrValues = "eidas1", NumberClaim = "member_no" },
    });

    private static async Task SignInAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Se connecter avec FranceEssai" }).ClickAsync();
        await page.Locator("#who").FillAsync("lea");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
        await ArrivedAsync(page, "/demande");
    }

    // Its address says where it stays, should it not come there.
    private static Task ArrivedAsync(IPage page, string path) =>
        Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"^[^?]*{path}$"));
}
