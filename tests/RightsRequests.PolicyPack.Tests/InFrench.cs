using System.Text.RegularExpressions;
using RightsRequests.Tests.Private;

namespace RightsRequests.PolicyPack.Tests;

/// <summary>Whatever the check can say of the pack, it says in French too.</summary>
public sealed partial class InFrench
{
    [Fact]
    public void Every_fault_of_the_sources_has_its_words()
    {
        string[] folders = [Repository.PathOf("src", "RightsRequests.PolicyPack"), Repository.PathOf("src", "RightsRequests.Workflow", "Verification")];
        var said = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !Path.GetFileName(file).StartsWith("PackFrench", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Sentence().Matches(File.ReadAllText(file)))
            .Select(found => (found.Value[0] == '$' ? Blank().Replace(found.Groups[1].Value, "7") : found.Groups[1].Value).Replace("\\\"", "\"", StringComparison.Ordinal)).ToList();

        Assert.True(said.Count > 80);
        Assert.All(said, one => Assert.NotNull(new PackFault("any.yaml", 1, one).French));
    }

    [Fact]
    public void What_is_not_known_stays_as_it_is() => Assert.Null(new PackFault("register.yaml", 1, "The moon is full.").French);

    [Fact]
    public void The_way_to_a_fault_of_a_procedure_is_said_with_it() => Assert.Equal(
        "Le dossier se clôt sans lettre : mettez « send-letter » avant « close ». Chemin le plus court : assess → close.",
        new PackFault("access.yaml", 1, "The case closes without a letter: put 'send-letter' before 'close'. Shortest way: assess → close.").French);

    // A fault is a text that begins a sentence or names a key, and ends with a point.
    [GeneratedRegex("\\$?\"((?:[A-Z{'@])(?:[^\"\\\\\n]|\\\\\")* (?:[^\"\\\\\n]|\\\\\")*\\.)\"")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Blank();
}
