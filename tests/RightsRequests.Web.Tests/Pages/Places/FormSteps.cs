using Microsoft.Playwright;

namespace RightsRequests.Web.Tests.Pages.Places;

/// <summary>Fills in the form in a frame, from its first page to the reference.</summary>
internal static class FormSteps
{
    public static async Task FileAsync(IFrameLocator frame, string name)
    {
        await frame.Locator("[value=access]").CheckAsync();
        await frame.Locator("#nom").FillAsync(name);
        await frame.Locator("button[type=submit]").ClickAsync();
    }
}
