using System.Text.RegularExpressions;

namespace RightsRequests.Letters;

/// <summary>A wording file with the shared passages it uses, as the check reads it.</summary>
internal sealed partial class WordingSource
{
    private readonly Dictionary<string, string> passages;
    private readonly string words;

    private WordingSource(Dictionary<string, string> passages, string words)
    {
        this.passages = passages;
        this.words = words;
    }

    public static WordingSource Open(string wordingRoot, string language) =>
        new(
            Passages(ReadOrNothing(Path.Combine(wordingRoot, language, "passages.typ"))),
            ReadOrNothing(Path.Combine(wordingRoot, language, "words.typ")));

    /// <summary>The text of the template, of every passage it uses however deep, and of the layout's words.</summary>
    public string Reachable(string template)
    {
        var texts = new List<string> { WithoutComments(template) };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < texts.Count; index++)
        {
            foreach (Match name in Name().Matches(texts[index]))
            {
                if (passages.TryGetValue(name.Value, out var passage) && seen.Add(name.Value))
                {
                    texts.Add(passage);
                }
            }
        }

        return string.Join('\n', texts.Append(WithoutComments(words)));
    }

    private static Dictionary<string, string> Passages(string source) =>
        Definition().Split(WithoutComments(source)).Skip(1).Chunk(2).ToDictionary(
            pair => pair[0],
            pair => pair.Length > 1 ? pair[1] : string.Empty,
            StringComparer.Ordinal);

    private static string ReadOrNothing(string path) => File.Exists(path) ? File.ReadAllText(path) : string.Empty;

    private static string WithoutComments(string source) => Comment().Replace(source, string.Empty);

    [GeneratedRegex(@"[a-z]+(?:-[a-z]+)*")]
    private static partial Regex Name();

    [GeneratedRegex(@"^#let ([a-z]+(?:-[a-z]+)*)", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
