using System.Text.RegularExpressions;
using System.Xml.Linq;
using RightsRequests.Law;
using RightsRequests.Workflow;

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

    [Theory]
    [MemberData(nameof(Rights))]
    public void An_arrow_leads_to_every_path_but_the_main_one(Right right)
    {
        var procedure = OurPack.Policy.Procedures[right];
        var targets = Targets().Matches(ProcedureDrawing.Mermaid(procedure)).Select(match => match.Groups[1].Value).ToList();
        var others = procedure.Paths.Keys.Except([Procedure.MainPath]).ToList();

        Assert.All(others, path => Assert.Contains($"{path.Replace('-', '_')}0", targets));
        Assert.True(XDocument.Parse(ProcedureDrawing.Svg(procedure)).Root!.Elements(Svg + "polyline").Count() >= others.Count);
    }

    [Theory]
    [InlineData(Right.Objection, "prospection seule")]
    [InlineData(Right.ConsentWithdrawal, "rien ne repose sur le consentement")]
    [InlineData(Right.Restriction, "levée décidée (lift-restriction)")]
    public void What_the_machine_does_of_itself_is_drawn_with_its_reason(Right right, string why)
    {
        Assert.Contains($"|\"{why}\"|", ProcedureDrawing.Mermaid(OurPack.Policy.Procedures[right]), StringComparison.Ordinal);
        Assert.Contains(XDocument.Parse(ProcedureDrawing.Svg(OurPack.Policy.Procedures[right])).Root!.Elements(Svg + "text"), text => text.Value == why);
    }

    [GeneratedRegex(@"^  (\w+)\[", RegexOptions.Multiline)]
    private static partial Regex Steps();

    [GeneratedRegex(@"--> ?(?:\|[^|]*\| )?(\w+)$", RegexOptions.Multiline)]
    private static partial Regex Targets();
}
