using System.Text.RegularExpressions;

namespace RightsRequests.Letters;

/// <summary>A wording file, or a passage of one.</summary>
/// <param name="File">Below the wording root.</param>
/// <param name="FirstLine">On which line of the file the text begins, from 1.</param>
internal sealed partial record WordingText(string File, int FirstLine, string Text)
{
    /// <summary>The text without its comments.</summary>
    public string Said => Comment().Replace(Text, string.Empty);

    /// <summary>Each line, as it is compared, with its number in the file. Comments too: a sentence that was taken out stands there.</summary>
    public IEnumerable<(int Line, string Text)> Lines => Text.Split('\n').Select((line, index) => (FirstLine + index, ComparableText.Of(line)));

    [GeneratedRegex(@"^[ \t]*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
