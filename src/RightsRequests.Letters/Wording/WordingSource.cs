using System.Text.RegularExpressions;

namespace RightsRequests.Letters;

/// <summary>The wording files of a language, as the check reads them: what a letter says, and where.</summary>
internal sealed partial class WordingSource
{
    private readonly Dictionary<string, WordingText> passages;
    private readonly WordingText words;

    private WordingSource(Dictionary<string, WordingText> passages, WordingText words)
    {
        this.passages = passages;
        this.words = words;
    }

    public static WordingSource Open(string wordingRoot, string language) =>
        new(Passages(Read(wordingRoot, $"{language}/passages.typ")), Read(wordingRoot, $"{language}/words.typ"));

    /// <summary>The template, every passage it uses however deep, and the layout's words.</summary>
    public IReadOnlyList<WordingText> Reachable(WordingText template)
    {
        var texts = new List<WordingText> { template };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < texts.Count; index++)
        {
            foreach (Match name in Name().Matches(texts[index].Said))
            {
                if (passages.TryGetValue(name.Value, out var passage) && seen.Add(name.Value))
                {
                    texts.Add(passage);
                }
            }
        }

        return [.. texts, words];
    }

    /// <summary>A wording file; empty where there is none.</summary>
    public static WordingText Read(string wordingRoot, string file)
    {
        var path = Path.Combine(wordingRoot, file);
        return new(file, 1, File.Exists(path) ? File.ReadAllText(path) : string.Empty);
    }

    private static Dictionary<string, WordingText> Passages(WordingText file)
    {
        var starts = Definition().Matches(file.Text).ToList();
        return starts.Select((start, index) => (Name: start.Groups[1].Value, Start: start.Index, End: index + 1 < starts.Count ? starts[index + 1].Index : file.Text.Length))
            .ToDictionary(
                one => one.Name,
                one => new WordingText(file.File, file.Text.AsSpan(0, one.Start).Count('\n') + 1, file.Text[one.Start..one.End]),
                StringComparer.Ordinal);
    }

    [GeneratedRegex(@"[a-z]+(?:-[a-z]+)*")]
    private static partial Regex Name();

    [GeneratedRegex(@"^#let ([a-z]+(?:-[a-z]+)*)", RegexOptions.Multiline)]
    private static partial Regex Definition();
}
