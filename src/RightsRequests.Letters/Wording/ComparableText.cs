using System.Globalization;
using System.Text;

namespace RightsRequests.Letters;

/// <summary>A text without what typesetting changes: spaces, hyphens at line ends, ligatures, kinds of apostrophe, emphasis.</summary>
internal static class ComparableText
{
    public static string Of(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(character)
                || character is '-' or '\u2010' or '\u2011' or '*' or '_' or '~'
                || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control)
            {
                continue;
            }

            kept.Append(character is '’' or 'ʼ' ? '\'' : character);
        }

        return kept.ToString();
    }
}
