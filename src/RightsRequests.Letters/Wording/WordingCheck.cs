namespace RightsRequests.Letters;

/// <summary>Checks the wording of the letters against what the law demands of each.</summary>
public static class WordingCheck
{
    private const string NeededBy = "needed by ";

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

        // A shared passage is mended once; all letters that need it are named.
        return [.. faults.GroupBy(fault => (fault.File, fault.Line, What(fault))).Select(same => same.First() with
        {
            Message = string.Join(", ", same.Select((fault, index) => index == 0 ? fault.Message : fault.Message.Split(NeededBy)[^1])),
        })];
    }

    /// <summary>The same, and typesets every letter of a made-up case whatever comes of it, reads it back from the PDF and looks for each element there: what stands in the file but is never printed, or where nobody can read it, does not count.</summary>
    /// <param name="options">Where Typst and the wording are.</param>
    /// <param name="head">Puts a letterhead on a letter; null: the made-up one.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<IReadOnlyList<WordingFault>> RunWithTypstAsync(LetterPressOptions options, Func<LetterData, LetterData>? head, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = Run(options.WordingRoot).ToList();
        await using var press = new LetterPress(options);
        var typeset = await Task.WhenAll(Samples().Select(one =>
            TypesetAsync(press, options, head is null ? one.Letter : head(one.Letter), one.Case, cancel))).ConfigureAwait(false);
        faults.AddRange(typeset.SelectMany(found => found));

        // One fault per element and place: the other cases that lack it say nothing new.
        return [.. faults.DistinctBy(fault => (fault.File, fault.Line, What(fault)))];
    }

    private static string What(WordingFault fault) => fault.Message.Split(" – ", 2)[0];

    private static IEnumerable<(string Case, LetterData Letter)> Samples() =>
        LetterTemplate.Languages.SelectMany(language =>
            LetterTemplate.Wordings().SelectMany(wording => SampleCases.Of(wording.Kind, wording.Right, language)));

    private static async Task<IEnumerable<WordingFault>> TypesetAsync(LetterPress press, LetterPressOptions options, LetterData letter, string name, CancellationToken cancel)
    {
        var sheet = await press.TryTypesetAsync(letter, cancel).ConfigureAwait(false);
        if (sheet.Pdf is null)
        {
            return sheet.Faults.Select(fault => new WordingFault(options.InWording(fault.File), fault.Line == 0 ? null : fault.Line, fault.Message));
        }

        var printed = ComparableText.Of(PrintedText.Read(sheet.Pdf));
        var texts = new Lazy<IReadOnlyList<WordingText>>(() =>
            WordingSource.Open(options.WordingRoot, letter.Language).Reachable(WordingSource.Read(options.WordingRoot, LetterTemplate.For(letter))));
        return LegalElements.For(letter.Kind, letter.Right)
            .Where(element => element.Applies(letter) && !printed.Contains(ComparableText.Of(element.Phrase(letter.Language)), StringComparison.Ordinal))
            .Select(element => Lacking(texts.Value, element, letter.Language, $"{LetterTemplate.For(letter)} does not print it in the case: {name}"));
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

        var template = WordingSource.Read(root, file);
        if (!template.Text.Contains("#show: letter.with(", StringComparison.Ordinal))
        {
            yield return new WordingFault(file, 1, "does not stand on the letterhead: no line #show: letter.with(…)");
        }

        var package = Array.FindIndex(template.Text.Split('\n'), line => line.Contains("\"@", StringComparison.Ordinal));
        if (package >= 0)
        {
            yield return new WordingFault(file, package + 1, "imports a package; a letter must not fetch anything");
        }

        var texts = source.Reachable(template);
        var reachable = ComparableText.Of(string.Join('\n', texts.Select(text => text.Said)));
        foreach (var element in LegalElements.For(kind, right))
        {
            if (!reachable.Contains(ComparableText.Of(element.Phrase(language)), StringComparison.Ordinal))
            {
                yield return Lacking(texts, element, language, NeededBy + file);
            }
        }
    }

    private static WordingFault Lacking(IReadOnlyList<WordingText> texts, LegalElement element, string language, string why)
    {
        var (file, line) = WordingTrace.Find(texts, element.Phrase(language));
        return new(file, line, $"lacks {element.Meaning} ({element.Source}): no sentence with « {element.Phrase(language)} » – {why}");
    }

    private static WordingFault Missing(string file) => new(file, null, "is missing");
}
