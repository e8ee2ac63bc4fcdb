namespace RightsRequests.Letters;

/// <summary>Where a sentence that a letter lacks stands after all, or what is left of it.</summary>
internal static class WordingTrace
{
    private const int ShortestPiece = 6;

    /// <summary>The file and line of the sentence, or of the line that keeps most of it; the first line of the letter itself where nothing is left.</summary>
    public static (string File, int Line) Find(IReadOnlyList<WordingText> texts, string phrase)
    {
        var sought = ComparableText.Of(phrase);
        var best = texts.SelectMany(text => text.Lines.Select(line => (text.File, line.Line, line.Text)))
            .DefaultIfEmpty()
            .MaxBy(one => LongestCommon(one.Text, sought).Length);

        // Less than half of a sentence may stand anywhere.
        return Kept(best.Text, sought) * 2 > sought.Length ? (best.File, best.Line) : (texts[0].File, Beginning(texts[0]));
    }

    private static int Beginning(WordingText template)
    {
        var begins = Array.FindIndex(template.Text.Split('\n'), line => line.StartsWith("#show: letter.with(", StringComparison.Ordinal));
        return template.FirstLine + Math.Max(begins, 0);
    }

    // Words may be lost in the middle: what stands on both sides of the longest piece counts too. Shorter pieces stand anywhere.
    private static int Kept(ReadOnlySpan<char> line, ReadOnlySpan<char> sought)
    {
        var (inLine, inSought, length) = LongestCommon(line, sought);
        return length < ShortestPiece
            ? 0
            : Kept(line[..inLine], sought[..inSought]) + length + Kept(line[(inLine + length)..], sought[(inSought + length)..]);
    }

    private static (int InLine, int InSought, int Length) LongestCommon(ReadOnlySpan<char> line, ReadOnlySpan<char> sought)
    {
        var longest = (InLine: 0, InSought: 0, Length: 0);
        var ending = new int[sought.Length + 1];
        for (var read = 1; read <= line.Length; read++)
        {
            // From the end, so that the row before is still there to be read.
            for (var at = sought.Length; at > 0; at--)
            {
                ending[at] = sought[at - 1] == line[read - 1] ? ending[at - 1] + 1 : 0;
                if (ending[at] > longest.Length)
                {
                    longest = (read - ending[at], at - ending[at], ending[at]);
                }
            }
        }

        return longest;
    }
}
