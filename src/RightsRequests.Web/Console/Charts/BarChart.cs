using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace RightsRequests.Web.Console.Charts;

/// <summary>A bar chart as SVG, drawn for 320 px and magnified: labels stand above their bars, so that nothing is cut off on a phone. A table with the same figures stands beside it.</summary>
internal static class BarChart
{
    private const int Width = 320;
    private const int LongestBar = 200;
    private const int LabelHeight = 22;
    private const int BarHeight = 16;
    private const int BarStep = 22;
    private const int GroupGap = 8;

    /// <param name="id">Unique on the page.</param>
    /// <param name="title">What it shows; read aloud.</param>
    /// <param name="description">Its message in a sentence; read aloud.</param>
    /// <param name="groups">From top to bottom.</param>
    public static IHtmlContent Svg(string id, string title, string description, IReadOnlyList<BarGroup> groups)
    {
        var height = groups.Sum(group => LabelHeight + (group.Bars.Count * BarStep) + GroupGap);
        var most = groups.SelectMany(group => group.Bars).Select(bar => bar.Value).DefaultIfEmpty(0).Max();
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"rr-chart\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" viewBox=\"0 0 {Width} {height}\" font-family=\"system-ui, sans-serif\" font-size=\"15\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-t\">{Encode(title)}</title><desc id=\"{id}-d\">{Encode(description)}</desc>");
        var y = 0;
        foreach (var group in groups)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{y + 16}\" fill=\"#0b0c0c\">{Encode(group.Label)}</text>");
            y += LabelHeight;
            foreach (var bar in group.Bars)
            {
                // A bar of little is still seen; of nothing there is none.
                var width = bar.Value <= 0 ? 0 : Math.Max(3, most <= 0 ? 0 : (int)Math.Round(bar.Value / most * LongestBar));
                if (width > 0)
                {
                    svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"1\" y=\"{y + 1}\" width=\"{width}\" height=\"{BarHeight - 2}\" fill=\"{(bar.Hollow ? "#ffffff" : "#003a70")}\" stroke=\"#003a70\" stroke-width=\"2\"/>");
                }

                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{width + 8}\" y=\"{y + 13}\" fill=\"#0b0c0c\">{Encode(bar.Text)}</text>");
                y += BarStep;
            }

            y += GroupGap;
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
