using Microsoft.Playwright;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>Links and buttons that lead to another page.</summary>
internal static class Leading
{
    /// <summary>Clicks, and waits until the page that it leads to is there whole: a click alone waits until that page begins, and half of it may be read then.</summary>
    public static async Task LeadAsync(this ILocator what)
    {
        var page = what.Page;
        // Else the page before, where it is not whole yet, could be taken for the next one.
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        var whole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Whole(object? sender, IPage loaded) => whole.TrySetResult();
        page.DOMContentLoaded += Whole;
        try
        {
            await what.ClickAsync();
            await whole.Task.WaitAsync(Waiting.Patience);
        }
        finally
        {
            page.DOMContentLoaded -= Whole;
        }
    }
}
