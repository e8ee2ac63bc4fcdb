using System.Net;
using System.Text;
using RightsRequests.Law;
using RightsRequests.Workflow;

namespace RightsRequests.PolicyPack;

/// <summary>Draws a procedure for people: one column per path, the main one first.</summary>
public static class ProcedureDrawing
{
    private const int BoxWidth = 290;
    private const int BoxHeight = 40;
    private const int Gap = 28;
    private const int Lane = 8;

    /// <summary>An accessible SVG with title and description.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    /// <param name="path">Where a case is in it; null: drawn for itself.</param>
    /// <param name="index">The present step, from 0.</param>
    public static string Svg(Procedure procedure, string language = "fr", string? path = null, int index = -1)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        var paths = procedure.Paths.ToList();
        var ways = ProcedureWay.Of(procedure).ToList();
        // A lane above the boxes for each path that another leads to.
        var lanes = ways.Select(way => way.To).Distinct().ToList();
        var top = (2 * Gap) + (Lane * (lanes.Count + 1));
        var width = (paths.Count * (BoxWidth + (2 * Gap))) + Gap;
        var height = (paths.Max(path => path.Value.Count) * (BoxHeight + Gap)) + top + Gap;
        var svg = new StringBuilder();
        svg.AppendLine($"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"14\">");
        svg.AppendLine($"<title>{WebUtility.HtmlEncode(Title(procedure, language, path is null ? null : procedure.Paths[path][index]))}</title>");
        svg.AppendLine($"<desc>{WebUtility.HtmlEncode(string.Join(". ", paths.Select(path => $"{ProcedureWords.Path(procedure, path.Key).In(language)} ({string.Join(", ", path.Value.Select(Label))})").Concat(ways.Select(Told))))}.</desc>");
        for (var column = 0; column < paths.Count; column++)
        {
            var x = Gap + (column * (BoxWidth + (2 * Gap)));
            svg.AppendLine($"<text x=\"{x}\" y=\"{Gap}\" font-weight=\"bold\">{WebUtility.HtmlEncode(ProcedureWords.Path(procedure, paths[column].Key).In(language))}</text>");
            for (var row = 0; row < paths[column].Value.Count; row++)
            {
                var y = top + (row * (BoxHeight + Gap));
                var here = paths[column].Key == path && row == index;
                svg.AppendLine($"<rect x=\"{x}\" y=\"{y}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"4\" fill=\"{(here ? "#1f3a6e" : "#f4f6fb")}\" stroke=\"#1f3a6e\"/>");
                svg.AppendLine($"<text x=\"{x + 10}\" y=\"{y + 25}\"{(here ? " fill=\"#ffffff\" font-weight=\"bold\"" : "")}>{WebUtility.HtmlEncode(Label(paths[column].Value[row]))}</text>");
                if (row > 0)
                {
                    svg.AppendLine($"<line x1=\"{x + (BoxWidth / 2)}\" y1=\"{y - Gap}\" x2=\"{x + (BoxWidth / 2)}\" y2=\"{y}\" stroke=\"#1f3a6e\"/>");
                }
            }
        }

        foreach (var way in ways)
        {
            var lane = lanes.IndexOf(way.To);
            var (y, gutter) = ((2 * Gap) + (Lane * lane), Left(way.From) + BoxWidth + Gap + (Lane * lane));
            var into = Left(way.To) + (BoxWidth / 2);
            svg.AppendLine($"<polyline points=\"{Left(way.From) + BoxWidth},{top + (way.Index * (BoxHeight + Gap)) + (BoxHeight / 2)} {gutter},{top + (way.Index * (BoxHeight + Gap)) + (BoxHeight / 2)} {gutter},{y} {into},{y} {into},{top}\" fill=\"none\" stroke=\"#1f3a6e\"/>");
            svg.AppendLine($"<polygon points=\"{into},{top} {into - 4},{top - Lane} {into + 4},{top - Lane}\" fill=\"#1f3a6e\"/>");
        }

        foreach (var other in lanes)
        {
            var why = string.Join(" ; ", ways.Where(way => way.To == other).Select(way => way.Why.In(language)).Distinct());
            svg.AppendLine($"<text x=\"{Left(other)}\" y=\"{Gap + 18}\" font-size=\"12\">{WebUtility.HtmlEncode(why)}</text>");
        }

        return svg.Append("</svg>").ToString();

        string Label(Step step) => ProcedureWords.Of(step).In(language);
        string Told(ProcedureWay way) => $"{Label(procedure.Paths[way.From][way.Index])} → {ProcedureWords.Path(procedure, way.To).In(language)} ({way.Why.In(language)})";
        int Left(string of) => Gap + (paths.FindIndex(path => path.Key == of) * (BoxWidth + (2 * Gap)));
    }

    /// <summary>A Mermaid flowchart.</summary>
    public static string Mermaid(Procedure procedure)
    {
        var text = new StringBuilder("flowchart TD\n");
        foreach (var (path, steps) in procedure.Paths)
        {
            var prefix = path.Replace('-', '_');
            for (var index = 0; index < steps.Count; index++)
            {
                text.Append($"  {prefix}{index}[\"{ProcedureWords.Of(steps[index]).Fr}\"]\n");
                if (index > 0)
                {
                    text.Append($"  {prefix}{index - 1} --> {prefix}{index}\n");
                }
            }
        }

        foreach (var way in ProcedureWay.Of(procedure))
        {
            // Mermaid reads a bracket in a label as the shape of a step, save between quotation marks.
            text.Append($"  {way.From.Replace('-', '_')}{way.Index} -->|\"{way.Why.Fr}\"| {way.To.Replace('-', '_')}0\n");
        }

        return text.ToString();
    }

    private static string Title(Procedure procedure, string language, Step? present)
    {
        var right = ProcedureWords.Rights[procedure.Right.Word()];
        var drawn = new BilingualText($"Procédure : {right.Fr}, version {procedure.Version}", $"Procedure: {right.En}, version {procedure.Version}");
        return present is null
            ? drawn.In(language)
            : new BilingualText($"{drawn.Fr}. Étape présente : {ProcedureWords.Of(present).Fr}", $"{drawn.En}. Present step: {ProcedureWords.Of(present).En}").In(language);
    }
}
