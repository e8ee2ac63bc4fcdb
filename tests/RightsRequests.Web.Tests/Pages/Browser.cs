using Microsoft.Playwright;
using RightsRequests.Web.Tests.Pages;

[assembly: AssemblyFixture(typeof(Browser))]

namespace RightsRequests.Web.Tests.Pages;

/// <summary>Debian's Chromium, with JavaScript switched off: the pages must not need it.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
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
    public async Task<IPage> PageAsync(Uri address, int width = 1000, bool script = false, bool underPolicy = false)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            JavaScriptEnabled = script,
            BypassCSP = script && !underPolicy,
            ViewportSize = new() { Width = width, Height = 900 },
            Locale = "fr-FR",
        });
        return await context.NewPageAsync();
    }

    /// <summary>A page of the console, signed in by the development's door.</summary>
    public async Task<IPage> StaffPageAsync(Uri address, string user, string role, int width = 1280, bool script = false, bool underPolicy = false)
    {
        var page = await PageAsync(address, width, script, underPolicy);
        await page.GotoAsync("/console");
        await page.Locator("#utilisateur").FillAsync(user);
        await page.Locator($"[value={role}]").CheckAsync();
        await page.Locator("button", new() { HasTextString = "Entrer" }).ClickAsync();
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
