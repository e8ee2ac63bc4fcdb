using System.Text;

namespace RightsRequests.Letters;

/// <summary>Makes a text of the outside safe to print: what is invisible and changes how the rest reads is taken out.</summary>
internal static class LetterText
{
    /// <summary>Composed (NFC), without control characters except line breaks, without marks that turn the reading direction, and without what has no width and joins nothing.</summary>
    public static string Clean(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or 0x2028 or 0x2029)
            {
                cleaned.Append(' ');
            }
            else if (rune.Value == '\n' || !(Rune.IsControl(rune) || TurnsDirection(rune.Value) || HasNoWidth(rune.Value)))
            {
                cleaned.Append(rune.ToString());
            }
        }

        return cleaned.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool TurnsDirection(int codePoint) =>
        codePoint is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C;

    // Joiners (U+200C, U+200D) stay: Arabic, Indic scripts and emoji are written with them.
    private static bool HasNoWidth(int codePoint) =>
        codePoint is 0x00AD or 0x034F or 0x180E or 0x200B or (>= 0x2060 and <= 0x2064) or (>= 0x206A and <= 0x206F) or 0xFEFF
            or (>= 0xFFF9 and <= 0xFFFB) or (>= 0xE0000 and <= 0xE0FFF)
        || (codePoint & 0xFFFE) == 0xFFFE;
}
