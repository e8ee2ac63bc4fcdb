using System.Text;

namespace RightsRequests.Intake;

/// <summary>Reads the bytes of a CSV file as text: UTF-8, UTF-16 with its mark, else Windows-1252 as Excel writes in France; and finds its separator.</summary>
internal static class CsvText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Read(byte[] content)
    {
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode.GetString(content, 2, content.Length - 2);
        }

        try
        {
            return Strict.GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        }
    }

    /// <summary>The one of <c>; , tab</c> that stands most often in the headings.</summary>
    public static char Separator(string text)
    {
        var headings = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length).ToString();
        return new[] { ';', ',', '\t' }.MaxBy(one => headings.Count(letter => letter == one));
    }
}
