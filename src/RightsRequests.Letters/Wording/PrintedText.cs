using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace RightsRequests.Letters;

/// <summary>What a reader sees of a PDF, read back by another library than the one that wrote it.</summary>
internal static class PrintedText
{
    private const double FootHeight = 60;
    private const double HeadHeight = 66;
    private const double SmallestReadable = 6;
    private const double PalestReadable = 0.75;

    /// <summary>The pages without their running heads and feet, so that a sentence may go on over the page; and without what nobody can read: too small, too pale, beside the page.</summary>
    public static string Read(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(page => page.Letters
            .Where(letter => letter.StartBaseLine.Y > FootHeight
                && (page.Number == 1 || letter.StartBaseLine.Y < page.Height - HeadHeight)
                && IsReadable(letter, page))
            .Select(letter => letter.Value)));
    }

    /// <summary>False for what nobody can read: too small, too pale (a watermark), beside the page.</summary>
    internal static bool IsReadable(Letter letter, Page page)
    {
        var (red, green, blue) = letter.Color.ToRGBValues();
        return letter.PointSize >= SmallestReadable
            && Math.Min(red, Math.Min(green, blue)) < PalestReadable
            && letter.StartBaseLine.X >= 0 && letter.EndBaseLine.X <= page.Width && letter.StartBaseLine.Y <= page.Height;
    }
}
