using RightsRequests.Retention;
using RightsRequests.Web.Tests.Api;
using RightsRequests.Web.Tests.Pages.Arrivals;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>Of an erased request the person and the staff are told that it is, and what remains.</summary>
public sealed class ErasedRequests(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData(320, "", "fr", "Votre demande a été effacée le", "Reste l’entrée du registre")]
    [InlineData(1280, "/en", "en", "Your request was erased on", "The register entry remains")]
    public async Task The_pages_say_so_and_the_API_too(int width, string root, string language, string told, string staffTold)
    {
        var web = fixture.Web;
        var filed = await web.FileAsync();
        var (reference, id) = (filed.Text("reference"), filed["cases"]![0]!["id"]!.GetValue<string>());
        Assert.Equal(new Erased(1), await web.InScopeAsync((RetentionDesk desk) => desk.EraseAsync(reference, "denis", "court-order", openToo: true, default)));

        var page = await browser.PageAsync(web.Address, width, script: true);
        await page.GotoAsync($"{root}/suivi");
        await page.Locator("#reference").FillAsync(reference);
        await page.Locator("#code").FillAsync(filed.Text("trackingCode"));
        await page.Locator("main button").LeadAsync();
        Assert.Contains(told, await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("main textarea").CountAsync());
        await PageJudges.CleanAsync(page);
        await Browser.ShootAsync(page, $"erased-suivi-{width}");

        var console = await browser.StaffPageAsync(web.Address, "denis", "dpo", width, script: true);
        await console.SpeakAsync(language);
        await console.GotoAsync($"/console/cases/{id}");
        Assert.Contains(staffTold, await console.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await PageJudges.CleanAsync(console);
        await Browser.ShootAsync(console, $"erased-case-{width}");

        var dpo = await web.StaffAsync("denis", "dpo");
        var read = await (await dpo.GetAsync($"/api/v1/cases/{id}")).JsonAsync();
        Assert.NotNull(read["erasedAt"]);
        Assert.Null(read["subject"]);
        var bearer = web.Client(filed.Text("trackingCode"));
        Assert.NotNull((await (await bearer.GetAsync($"/api/v1/requests/{reference}")).JsonAsync())["erasedAt"]);
    }
}
