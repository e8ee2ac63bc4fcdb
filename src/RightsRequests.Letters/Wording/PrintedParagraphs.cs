using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace RightsRequests.Letters;

/// <summary>The paragraphs of a letter as a reader sees them, without running heads and feet.</summary>
public static class PrintedParagraphs
{
    private const double FootHeight = 60;
    private const double HeadHeight = 66;

    // Lines of one paragraph are closer than this many sizes of their type.
    private const double Gap = 1.75;

    /// <exception cref="ArgumentException">It is no PDF.</exception>
    public static IReadOnlyList<string> Read(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        List<string> paragraphs = [];
        var paragraph = new StringBuilder();
        (double Y, double Size)? before = null;
        foreach (var line in document.GetPages().SelectMany(Lines))
        {
            var text = string.Concat(line.Letters.Select(letter => letter.Value)).Trim();
            if (text.Length == 0)
            {
                continue;
            }

            if (before is { } last && (last.Y < line.Y || last.Y - line.Y > Gap * last.Size) && paragraph.Length > 0)
            {
                paragraphs.Add(paragraph.ToString());
                paragraph.Clear();
            }

            paragraph.Append(paragraph.Length > 0 ? " " : "").Append(text);
            before = (line.Y, line.Size);
        }

        if (paragraph.Length > 0)
        {
            paragraphs.Add(paragraph.ToString());
        }

        return paragraphs;
    }

    // In the order in which the file draws them, which is that of reading.
    private static IEnumerable<(double Y, double Size, List<Letter> Letters)> Lines(Page page)
    {
        List<Letter> line = [];
        foreach (var letter in page.Letters.Where(letter => PrintedText.IsReadable(letter, page) && letter.StartBaseLine.Y > FootHeight && (page.Number == 1 || letter.StartBaseLine.Y < page.Height - HeadHeight)))
        {
            if (line.Count > 0 && Math.Abs(line[^1].StartBaseLine.Y - letter.StartBaseLine.Y) > 2)
            {
                yield return (line[0].StartBaseLine.Y, line[0].PointSize, line);
                line = [];
            }

            line.Add(letter);
        }

        if (line.Count > 0)
        {
            yield return (line[0].StartBaseLine.Y, line[0].PointSize, line);
        }
    }
}
