using System.Text;
using NodaTime;
using NodaTime.Text;

namespace RightsRequests.Letters.Verification;

/// <summary>Text strings and dates (ISO 32000-2, 7.9.2 and 7.9.4).</summary>
internal static class PdfText
{
    private static readonly OffsetDateTimePattern Date = OffsetDateTimePattern.CreateWithInvariantCulture("uuuuMMddHHmmsso<m>");

    public static string Decode(ReadOnlySpan<byte> octets) => octets switch
    {
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(octets[2..]),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(octets[3..]),
        _ => Encoding.Latin1.GetString(octets),
    };

    /// <summary>Null when it is not a date with a time to the second. A date without offset is read as UTC.</summary>
    public static Instant? Time(string? text)
    {
        if (text is null || !text.StartsWith("D:", StringComparison.Ordinal) || text.Length < 16)
        {
            return null;
        }

        var offset = text[16..].Replace("'", "", StringComparison.Ordinal).TrimEnd();
        var parsed = Date.Parse(text[2..16] + offset switch
        {
            "" or "Z" or "Z00" or "Z0000" => "+00:00",
            [var sign, var h, var hh] => $"{sign}{h}{hh}:00",
            [var sign, var h, var hh, var m, var mm] => $"{sign}{h}{hh}:{m}{mm}",
            _ => offset,
        });
        return parsed.Success ? parsed.Value.ToInstant() : null;
    }
}
