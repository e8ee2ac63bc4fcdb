using Microsoft.Playwright;

namespace RightsRequests.Web.Tests.Pages.Arrivals;

internal static class Speaking
{
    /// <summary>Switches the console's language where another one is shown.</summary>
    public static async Task SpeakAsync(this IPage page, string language)
    {
        var other = page.Locator($".rr-who button[value={language}]");
        if (await other.CountAsync() > 0)
        {
            await other.ClickAsync();
        }
    }
}
