using System.Diagnostics;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>What is asked of every page in every state: axe and html-validate find nothing, and nothing is wider than the window.</summary>
internal static class PageJudges
{
    private static readonly string Folder = Repository.PathOf("tests", "RightsRequests.Web.Tests", "judges");
    private static readonly SemaphoreSlim Turn = new(1);

    // Tables that a narrow window stacks: still wider than it, or with a cell that does not say its heading.
    private const string BadlyStacked = """
        [...document.querySelectorAll('.rr-stack')].flatMap(one => [
            ...(window.innerWidth <= 640 && one.scrollWidth > one.clientWidth + 1 ? [`wide: ${one.getAttribute('aria-labelledby')}`] : []),
            ...[...one.querySelectorAll('tbody td:not(:first-child):not([data-label])')].map(cell => cell.outerHTML.slice(0, 120))])
        """;

    private const string Violations = """
        axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(
            one => `${one.id}: ${one.help} (${one.nodes.map(node => node.html).join(', ')})`))
        """;

    // A frame of another site answers the page around it.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript() + "\naxe.configure({ allowedOrigins: ['<unsafe_all_origins>'] });";

    /// <summary>One for the whole run, a page after the other; it ends when its input does, with this process.</summary>
    private static Process? judge;

    /// <param name="page">As it stands.</param>
    /// <param name="script">False for a page without JavaScript, which axe needs: the walk itself is what is shown.</param>
    public static Task CleanAsync(IPage page, bool script) => script ? CleanAsync(page) : Task.CompletedTask;

    /// <summary>The same of what stands in the page's frame, as the page of another site shows it.</summary>
    public static async Task CleanInFrameAsync(IPage page)
    {
        var frame = Assert.Single(page.Frames.Skip(1));
        await frame.WaitForLoadStateAsync();
        await AxeAsync(page);
        var faults = await ValidateAsync(await frame.ContentAsync());
        Assert.True(faults.Length == 0, $"{frame.Url}\n{faults}");
        Assert.True(await frame.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{frame.Url}: wider than its frame");
    }

    public static async Task CleanAsync(IPage page)
    {
        await AxeAsync(page);
        var faults = await ValidateAsync(await page.ContentAsync());
        Assert.True(faults.Length == 0, $"{page.Url}\n{faults}");
        var (width, window) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), page.ViewportSize!.Width);
        Assert.True(width <= window, $"{page.Url}: {width} px in a window of {window}");
        Assert.Empty(await page.EvaluateAsync<string[]>(BadlyStacked));
    }

    /// <summary>The same in a narrow and in a wide window, and a picture of each; the window stays wide.</summary>
    public static async Task CleanAtBothWidthsAsync(IPage page, string name)
    {
        foreach (var width in (int[])[320, 1280])
        {
            await page.SetViewportSizeAsync(width, 900);
            await CleanAsync(page);
        }

        await Browser.ShootAsync(page, $"{name}-1280");
        await page.SetViewportSizeAsync(320, 900);
        await Browser.ShootAsync(page, $"{name}-320");
        await page.SetViewportSizeAsync(1280, 900);
    }

    // Asked in the page itself and not of the library, which joins what it finds in each frame on a blank page of its own,
    // at four times the cost. Once a document it is laid there; what it found right is not told.
    private static async Task AxeAsync(IPage page)
    {
        // Half a page has half its faults.
        await page.WaitForLoadStateAsync();
        foreach (var frame in page.Frames)
        {
            if (!await frame.EvaluateAsync<bool>("'axe' in window"))
            {
                await frame.EvaluateAsync(Axe);
            }
        }

        var violations = await page.EvaluateAsync<string[]>(Violations);
        Assert.True(violations.Length == 0, string.Join("\n", violations.Select(one => $"{page.Url} {one}")));
    }

    private static async Task<string> ValidateAsync(string html)
    {
        await Turn.WaitAsync();
        try
        {
            var node = judge ??= Start();
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(html));
            await node.StandardInput.FlushAsync();
            var faults = await node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The judge of HTML ended: run deploy/install.sh test.");
            return string.Join("\n", JsonSerializer.Deserialize<string[]>(faults)!);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static Process Start()
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), "html-validate is not installed: run deploy/install.sh test.");
        return Process.Start(new ProcessStartInfo("node", ["judge.mjs"])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }
}
