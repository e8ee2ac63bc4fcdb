using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RightsRequests.Web.Tests.Pages.Oversight;

/// <summary>A bar chart as it is drawn: under each label its bars, with what is written at their ends.</summary>
internal static partial class DrawnChart
{
    // Rounding to whole pixels, and the least that is still seen.
    private const double Tolerance = 3.01;

    public static double Number(string text) => double.Parse(Figure().Match(text).Value.Replace(',', '.'), CultureInfo.InvariantCulture);

    public static async Task<IReadOnlyList<(string Label, IReadOnlyList<(double Said, double Width)> Bars)>> ReadAsync(ILocator svg)
    {
        var texts = await svg.EvaluateAsync<string[]>("one => [...one.querySelectorAll('text')].map(text => `${text.getAttribute('x')}|${text.getAttribute('y')}|${text.textContent}`)");
        var widths = (await svg.EvaluateAsync<string[]>("one => [...one.querySelectorAll('rect')].map(bar => `${bar.getAttribute('y')}|${bar.getAttribute('width')}`)"))
            .Select(bar => bar.Split('|')).ToDictionary(bar => Number(bar[0]), bar => Number(bar[1]));
        List<(string Label, IReadOnlyList<(double Said, double Width)> Bars)> groups = [];
        List<(double Said, double Width)> bars = [];
        foreach (var text in texts.Select(one => one.Split('|', 3)))
        {
            if (text[0] == "0")
            {
                bars = [];
                groups.Add((text[2], bars));
                continue;
            }

            // A text stands on the line of its bar; of nothing there is none.
            bars.Add((Number(text[2]), widths.GetValueOrDefault(Number(text[1]) - 12)));
        }

        return groups;
    }

    /// <summary>Each bar is as long as its figure is great.</summary>
    public static void Proportionate(IReadOnlyList<(string Label, IReadOnlyList<(double Said, double Width)> Bars)> chart)
    {
        var all = chart.SelectMany(group => group.Bars).ToList();
        var (most, longest) = (all.Max(bar => bar.Said), all.Max(bar => bar.Width));
        Assert.True(longest > 0);
        Assert.All(all, bar => Assert.InRange(bar.Width, (bar.Said / most * longest) - Tolerance, (bar.Said / most * longest) + Tolerance));
        Assert.All(all, bar => Assert.Equal(bar.Said > 0, bar.Width > 0));
    }

    [GeneratedRegex(@"[0-9]+(?:[.,][0-9]+)?")]
    private static partial Regex Figure();
}
