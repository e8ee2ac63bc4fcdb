using UglyToad.PdfPig;

namespace RightsRequests.Letters.Tests.Typesetting;

/// <summary>A PDF's text, read back by another library than the one that wrote it.</summary>
internal static class PdfText
{
    public static string Read(byte[] pdf) => PrintedText.Read(pdf);

    public static int Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return document.NumberOfPages;
    }

    /// <summary>True where the text holds the phrase, whatever breaks the lines.</summary>
    public static bool Says(string text, string phrase) =>
        ComparableText.Of(text).Contains(ComparableText.Of(phrase), StringComparison.Ordinal);
}
