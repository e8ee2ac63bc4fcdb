using System.Diagnostics;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RightsRequests.Web.Tests.Pages;

/// <summary>What is asked of every page in every state: axe and html-validate find nothing, and nothing is wider than the window.</summary>
internal static class PageJudges
{
    private static readonly string Folder = Repository.PathOf("tests", "RightsRequests.Web.Tests", "judges");

    public static async Task CleanAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, string.Join("\n", found.Violations.Select(one => $"{page.Url} {one.Id}: {one.Help} ({string.Join(", ", one.Nodes.Select(node => node.Html))})")));
        var faults = await ValidateAsync(await page.ContentAsync());
        Assert.True(faults.Length == 0, $"{page.Url}\n{faults}");
        var (width, window) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), page.ViewportSize!.Width);
        Assert.True(width <= window, $"{page.Url}: {width} px in a window of {window}");
    }

    private static async Task<string> ValidateAsync(string html)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), "html-validate is not installed: run deploy/install.sh test.");
        using var judge = Process.Start(new ProcessStartInfo("node", ["judge.mjs"])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, failed) = (judge.StandardOutput.ReadToEndAsync(), judge.StandardError.ReadToEndAsync());
        await judge.StandardInput.WriteAsync(html);
        judge.StandardInput.Close();
        await judge.WaitForExitAsync();
        return judge.ExitCode == 0 ? await said : await failed;
    }
}
