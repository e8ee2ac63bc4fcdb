using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>Takes actions on the page of a case, as staff do, in either language.</summary>
internal static partial class ActingOnAPage
{
    /// <summary>The forms of an action, wherever they stand.</summary>
    public static ILocator Acts(this IPage page, string action) => page.Locator($"main form:has([name=act][value={action}])");

    /// <summary>Opens the case anew, fills in the action's first form and sends it; again where a worker moved the case meanwhile.</summary>
    public static async Task TakeAsync(this IPage page, string address, string action, params (string Field, string Text)[] fields)
    {
        do
        {
            await page.GotoAsync(address);
            await page.FillInAsync(action, fields);
            await Expect(page.Locator("main p.rr-good, main p.rr-bad").First).ToBeVisibleAsync();
        }
        while (await page.Locator("main p.rr-bad").CountAsync() > 0 && Changed().IsMatch(await page.Locator("main p.rr-bad").InnerTextAsync()));
        await Expect(page.Locator("main p.rr-good")).ToBeVisibleAsync();
    }

    /// <summary>Fills in and sends, whatever comes of it.</summary>
    public static async Task FillInAsync(this IPage page, string action, params (string Field, string Text)[] fields)
    {
        var form = page.Acts(action).First;
        var closed = page.Locator($"main details:not([open]):has([name=act][value={action}])").First.Locator("summary");
        if (!await form.Locator("button").IsVisibleAsync())
        {
            await closed.ClickAsync();
        }

        foreach (var (field, text) in fields)
        {
            var input = form.Locator($"[name='f.{field}']");
            if (await input.EvaluateAsync<bool>("one => one.tagName === 'SELECT'"))
            {
                await input.SelectOptionAsync(text);
            }
            else
            {
                await input.FillAsync(text);
            }
        }

        await form.Locator("button").LeadAsync();
    }

    /// <summary>Sends an action that nothing on the page offers: another form is made to name it.</summary>
    public static async Task ForgeAsync(this IPage page, string action)
    {
        await page.Acts("note").Locator("[name=act]").EvaluateAsync("(one, action) => { one.value = action; one.form.dataset.forged = '' }", action);
        await page.Locator("details:has([data-forged]) summary").ClickAsync();
        await page.Locator("[data-forged] button").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    [GeneratedRegex("Le dossier a changé|The case changed")]
    private static partial Regex Changed();
}
