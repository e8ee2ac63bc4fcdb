namespace RightsRequests.Letters;

/// <summary>Checks the wording of the letters against what the law demands of each.</summary>
public static class WordingCheck
{
    /// <summary>Missing files, and files that lack something the law demands. Reads text only: needs no Node.</summary>
    /// <param name="wordingRoot">The folder with <c>letterhead.typ</c>, <c>fr</c> and <c>en</c>.</param>
    public static IReadOnlyList<WordingFault> Run(string wordingRoot)
    {
        var faults = new List<WordingFault>();
        string[] layout = ["letterhead.typ", .. LetterTemplate.Languages.SelectMany(language => new[] { $"{language}/words.typ", $"{language}/passages.typ" })];
        faults.AddRange(layout.Where(file => !File.Exists(Path.Combine(wordingRoot, file))).Select(Missing));
        foreach (var language in LetterTemplate.Languages)
        {
            var source = WordingSource.Open(wordingRoot, language);
            foreach (var (kind, right) in LetterTemplate.Wordings())
            {
                faults.AddRange(Check(wordingRoot, source, language, kind, right));
            }
        }

        return faults;
    }

    /// <summary>The same, and compiles every letter with made-up data.</summary>
    public static async Task<IReadOnlyList<WordingFault>> RunWithTypstAsync(LetterPressOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = Run(options.WordingRoot).ToList();
        await using var press = new LetterPress(options);
        foreach (var language in LetterTemplate.Languages)
        {
            foreach (var (kind, right) in LetterTemplate.Wordings())
            {
                var sheet = await press.TryTypesetAsync(SampleLetter.For(kind, right, language), cancel).ConfigureAwait(false);
                faults.AddRange(sheet.Faults.Select(fault => new WordingFault(
                    Path.IsPathRooted(fault.File) ? Path.GetRelativePath(options.WordingRoot, fault.File) : fault.File,
                    fault.Line == 0 ? null : fault.Line,
                    fault.Message)));
            }
        }

        return [.. faults.Distinct()];
    }

    private static IEnumerable<WordingFault> Check(string root, WordingSource source, string language, string kind, string right)
    {
        var file = LetterTemplate.For(language, kind, right);
        var path = Path.Combine(root, file);
        if (!File.Exists(path))
        {
            yield return Missing(file);
            yield break;
        }

        var text = File.ReadAllText(path);
        if (!text.Contains("#show: letter.with(", StringComparison.Ordinal))
        {
            yield return new WordingFault(file, null, "does not stand on the letterhead: no line #show: letter.with(…)");
        }

        var package = Array.FindIndex(text.Split('\n'), line => line.Contains("\"@", StringComparison.Ordinal));
        if (package >= 0)
        {
            yield return new WordingFault(file, package + 1, "imports a package; a letter must not fetch anything");
        }

        var reachable = ComparableText.Of(source.Reachable(text));
        foreach (var element in LegalElements.For(kind, right))
        {
            if (!reachable.Contains(ComparableText.Of(element.Phrase(language)), StringComparison.Ordinal))
            {
                yield return new WordingFault(file, null, $"lacks {element.Meaning} ({element.Source}): no sentence with « {element.Phrase(language)} »");
            }
        }
    }

    private static WordingFault Missing(string file) => new(file, null, "is missing");
}
