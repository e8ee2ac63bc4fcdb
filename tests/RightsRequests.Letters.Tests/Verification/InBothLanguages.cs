using System.Text.RegularExpressions;

namespace RightsRequests.Letters.Tests.Verification;

/// <summary>Whoever checks a letter is told why it is not valid in French and English.</summary>
public sealed partial class InBothLanguages
{
    [Fact]
    public void Every_sentence_of_the_verification_is_said_in_French_and_English()
    {
        var folder = Path.GetFullPath(Path.Combine(LetterPressOptions.Find().WordingRoot, "..", "..", "src", "RightsRequests.Letters", "Verification"));
        var sentences = Directory.EnumerateFiles(folder, "*.cs").Select(File.ReadAllText).SelectMany(source => Sentence().Matches(source)).Select(found => found.Groups[1].Value).ToList();

        Assert.True(sentences.Count > 35);
        Assert.All(sentences, one => Assert.Equal(2, one.Split(" / ").Length));
        Assert.All(sentences, one => Assert.DoesNotContain(" the ", one.Split(" / ")[0], StringComparison.OrdinalIgnoreCase));
        Assert.All(sentences, one => Assert.DoesNotMatch("(?i)\\b(le|la|les|une)\\b", one.Split(" / ")[1]));
    }

    // A sentence begins with a capital, has a space and ends with its full stop.
    [GeneratedRegex("\"([A-ZÀ-Ý][^\"\\n]* [^\"\\n]*\\.)\"")]
    private static partial Regex Sentence();
}
