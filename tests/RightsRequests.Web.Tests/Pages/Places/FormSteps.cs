using Microsoft.Playwright;

namespace RightsRequests.Web.Tests.Pages.Places;

/// <summary>Fills in the form in a frame, from its first page to the reference.</summary>
internal static class FormSteps
{
    public static Task FileAsync(IFrameLocator frame, string name) =>
        new FormWalk(selector => frame.Locator(selector), "access").On("identite", find => find("#nom").FillAsync(name)).FileAsync();
}
