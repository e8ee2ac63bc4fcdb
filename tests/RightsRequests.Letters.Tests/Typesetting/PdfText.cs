using UglyToad.PdfPig;

namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>A PDF's text, read back by another library than the one that wrote it.</summary>
internal static class PdfText
{
    private const double FootHeight = 60;
    private const double HeadHeight = 66;

    /// <summary>What the pages say without their running heads and feet, so that a sentence may go on over the page.</summary>
    public static string Read(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(page => page.Letters
            .Where(letter => letter.StartBaseLine.Y > FootHeight
                && (page.Number == 1 || letter.StartBaseLine.Y < page.Height - HeadHeight))
            .Select(letter => letter.Value)));
    }

    public static int Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return document.NumberOfPages;
    }

    /// <summary>True where the text holds the phrase, whatever breaks the lines.</summary>
    public static bool Says(string text, string phrase) =>
        ComparableText.Of(text).Contains(ComparableText.Of(phrase), StringComparison.Ordinal);
}
