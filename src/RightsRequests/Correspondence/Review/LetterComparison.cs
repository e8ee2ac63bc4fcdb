using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace RightsRequests.Correspondence;

/// <summary>What a letter says otherwise than its template: each paragraph against the one most like it, word by word.</summary>
internal static class LetterComparison
{
    // Less alike, and marking words of one another would tell nothing.
    private const double Alike = 0.5;

    /// <param name="template">Paragraphs of the template's made-up letter.</param>
    /// <param name="letter">Paragraphs of the letter.</param>
    public static (IReadOnlyList<IReadOnlyList<LetterPiece>> Paragraphs, IReadOnlyList<string> LeftOut) Of(IReadOnlyList<string> template, IReadOnlyList<string> letter)
    {
        var left = template.Select(text => (Text: text, Words: Words(text))).ToList();
        List<IReadOnlyList<LetterPiece>> paragraphs = [];
        foreach (var text in letter)
        {
            var words = Words(text);
            var best = left.Count == 0 ? -1 : Enumerable.Range(0, left.Count).MaxBy(at => Likeness(left[at].Words, words));
            if (best < 0 || Likeness(left[best].Words, words) < Alike)
            {
                paragraphs.Add([new(text, Own: true)]);
                continue;
            }

            paragraphs.Add(Compared(left[best].Text, text));
            left.RemoveAt(best);
        }

        return (paragraphs, [.. left.Select(one => one.Text)]);
    }

    private static List<LetterPiece> Compared(string template, string text)
    {
        var diff = InlineDiffBuilder.Diff(template, text, ignoreWhiteSpace: false, ignoreCase: false, new CustomFunctionChunker(Words));
        List<LetterPiece> pieces = [];
        foreach (var piece in diff.Lines.Where(piece => piece.Type is not (ChangeType.Deleted or ChangeType.Imaginary)))
        {
            var own = piece.Type != ChangeType.Unchanged;
            if (pieces.Count > 0 && pieces[^1].Own == own)
            {
                pieces[^1] = pieces[^1] with { Text = $"{pieces[^1].Text} {piece.Text}" };
            }
            else
            {
                pieces.Add(new(piece.Text, own));
            }
        }

        return pieces;
    }

    // Twice the words that both have, by how many there are: 0 for none, 1 for the same words.
    private static double Likeness(string[] one, string[] other)
    {
        var counts = one.CountBy(word => word).ToDictionary(StringComparer.Ordinal);
        var both = other.CountBy(word => word).Sum(word => Math.Min(word.Value, counts.GetValueOrDefault(word.Key)));
        return one.Length + other.Length == 0 ? 0 : 2.0 * both / (one.Length + other.Length);
    }

    // At any kind of space, and without the places where long words may break.
    private static string[] Words(string text) => text.Replace("\u200B", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
