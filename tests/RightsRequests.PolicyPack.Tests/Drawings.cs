using System.Text.RegularExpressions;
using System.Xml.Linq;
using RightsRequests.Law;

namespace RightsRequests.PolicyPack.Tests;

public sealed partial class Drawings
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<Right> Rights => [.. Enum.GetValues<Right>()];

    public static MatrixTheoryData<Right, string> RightsInBothLanguages => new(Enum.GetValues<Right>(), ["fr", "en"]);

    [Theory]
    [MemberData(nameof(RightsInBothLanguages))]
    public void The_picture_is_well_formed_and_says_in_words_what_it_shows(Right right, string language)
    {
        var procedure = OurPack.Policy.Procedures[right];

        var root = XDocument.Parse(ProcedureDrawing.Svg(procedure, language)).Root!;

        Assert.Contains(ProcedureWords.Rights[right.Word()].In(language), root.Element(Svg + "title")!.Value, StringComparison.Ordinal);
        Assert.All(procedure.Paths.Keys, path => Assert.Contains(ProcedureWords.Paths[path].In(language), root.Element(Svg + "desc")!.Value, StringComparison.Ordinal));
        Assert.Equal(procedure.Paths.Sum(path => path.Value.Count), root.Elements(Svg + "rect").Count());
    }

    [Theory]
    [MemberData(nameof(Rights))]
    public void Every_arrow_of_the_flowchart_leads_to_a_step(Right right)
    {
        var mermaid = ProcedureDrawing.Mermaid(OurPack.Policy.Procedures[right]);

        var steps = Steps().Matches(mermaid).Select(match => match.Groups[1].Value).ToHashSet();
        var targets = Targets().Matches(mermaid).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.Contains(target, steps));
    }

    [GeneratedRegex(@"^  (\w+)\[", RegexOptions.Multiline)]
    private static partial Regex Steps();

    [GeneratedRegex(@"--> ?(?:\|[^|]*\| )?(\w+)$", RegexOptions.Multiline)]
    private static partial Regex Targets();
}
