using System.Net.Http.Json;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>The status page tells why the last day moved, and the right to complain.</summary>
public sealed class WhyTheDateMoved(WebFixture fixture, Browser browser)
{
    [Theory]
    [InlineData("", "n’est pas un jour travaillé", "le délai est suspendu : nous attendons de quoi vérifier votre identité", "Le délai a été suspendu du", "Nous avons prolongé ce délai de deux mois", "vous plaindre auprès de la CNIL")]
    [InlineData("/en", "is not a working day", "it is suspended: we are waiting for what lets us check your identity", "It was suspended from", "We extended it by two months", "complain to the CNIL")]
    public async Task Each_move_is_said_when_it_happens(string root, string rolled, string suspended, string resumed, string extended, string complain)
    {
        await using var web = await fixture.StartAsync();
        await ToADayWhoseMonthEndsOnASundayAsync(web);
        var filed = await web.FileAsync();
        var address = $"/api/v1/cases/{filed["cases"]![0]!.Text("id")}";
        using var staff = await web.StaffAsync("agnes", "agent");
        var page = await browser.PageAsync(web.Address);
        await page.GotoAsync($"{root}/suivi");
        await page.Locator("#reference").FillAsync(filed.Text("reference"));
        await page.Locator("#code").FillAsync(filed.Text("trackingCode"));
        await page.Locator("button").ClickAsync();
        await Expect(page.Locator("details")).ToContainTextAsync(rolled);
        await Expect(page.Locator("main")).ToContainTextAsync(complain);
        await Expect(page.Locator("main a[href='https://www.cnil.fr/plaintes']")).ToBeVisibleAsync();

        Assert.True((await staff.PostAsJsonAsync($"{address}/actions", new { action = "doubt-identity", reasons = "L’adresse diffère." })).IsSuccessStatusCode);
        await page.ReloadAsync();
        await Expect(page.Locator("details").First).ToContainTextAsync(suspended);

        Assert.True((await web.Anybody.PostAsJsonAsync("/dev/clock", new { advance = "P2D" })).IsSuccessStatusCode);
        Assert.True((await staff.PostAsJsonAsync($"{address}/actions", new { action = "confirm-identity" })).IsSuccessStatusCode);
        Assert.True((await staff.PostAsJsonAsync($"{address}/actions", new { action = "extend", reasons = "Beaucoup de services sont interrogés." })).IsSuccessStatusCode);
        await page.ReloadAsync();
        await Expect(page.Locator("details").First).ToContainTextAsync(resumed);
        await Expect(page.Locator("details").First).ToContainTextAsync(extended);
    }

    // The limit of a month ends on a Sunday, and goes on to a working day (Regulation 1182/71, Art. 3(4)).
    private static async Task ToADayWhoseMonthEndsOnASundayAsync(RunningWeb web)
    {
        var today = Today.Date;
        var days = Enumerable.Range(1, 14).First(days => today.PlusDays(days).PlusMonths(1).DayOfWeek == IsoDayOfWeek.Sunday);
        Assert.True((await web.Anybody.PostAsJsonAsync("/dev/clock", new { advance = $"P{days}D" })).IsSuccessStatusCode);
    }
}
