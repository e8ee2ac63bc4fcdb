using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Playwright;
using RightsRequests.Web.Tests.Pages;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Browser))]
[assembly: ClosesItsPages]

namespace RightsRequests.Web.Tests.Pages;

/// <summary>Debian's Chromium, with JavaScript switched off: the pages must not need it.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--renderer-process-limit=1",
    ];

    private static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> open = new();

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        // Five seconds for what is expected of a page, and half a minute for a step on it, are less than a busy machine takes.
        Assertions.SetDefaultExpectTimeout((float)Waiting.Patience.TotalMilliseconds);
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium-headless-shell", Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    /// <param name="address">Of the web.</param>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="script">True for a tool that looks into the page; people's pages go without.</param>
    /// <param name="underPolicy">True where the page's own scripts must run under its content policy.</param>
    /// <param name="touch">True for a phone, which has no pointer.</param>
    public async Task<IPage> PageAsync(Uri address, int width = 1000, bool script = false, bool underPolicy = false, bool touch = false)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            JavaScriptEnabled = script,
            BypassCSP = script && !underPolicy,
            ViewportSize = new() { Width = width, Height = 900 },
            Locale = "fr-FR",
            IsMobile = touch,
            HasTouch = touch,
        });
        context.SetDefaultTimeout((float)Waiting.Patience.TotalMilliseconds);
        if (TestContext.Current.Test is { UniqueID: var test })
        {
            open.GetOrAdd(test, _ => []).Add(context);
        }

        return await context.NewPageAsync();
    }

    /// <summary>What a test opened ends with it: an open case keeps asking the server for changes.</summary>
    internal static async Task CloseAsync(string test)
    {
        if (open.TryRemove(test, out var contexts))
        {
            foreach (var context in contexts)
            {
                await context.CloseAsync();
            }
        }
    }

    /// <summary>A page of the console, signed in by the development's door.</summary>
    public async Task<IPage> StaffPageAsync(Uri address, string user, string role, int width = 1280, bool script = false, bool underPolicy = false)
    {
        var page = await PageAsync(address, width, script, underPolicy);
        await page.GotoAsync("/console");
        await page.Locator("#utilisateur").FillAsync(user);
        await page.Locator($"[value={role}]").CheckAsync();
        await page.Locator("button", new() { HasTextString = "Entrer" }).LeadAsync();
        return page;
    }

    /// <summary>Kept where SCREENSHOTS names a folder, to be looked at. After the judges: taking it writes into the page.</summary>
    public static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}

[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class ClosesItsPagesAttribute : BeforeAfterTestAttribute
{
    // Not waited for: the browser's own answers come in on the threads that would wait.
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => _ = Browser.CloseAsync(test.UniqueID);
}
