using System.Globalization;
using System.Text;
using RightsRequests.Law;
using RightsRequests.PolicyPack;

namespace RightsRequests.Correspondence;

/// <summary>Names of the files that people get: what it is, and of which right, in their language. Without accents, which some mail programs and archives lose.</summary>
internal static class LetterFileNames
{
    private static readonly BilingualText Data = new("données", "data");

    /// <param name="reference">Of the request.</param>
    /// <param name="kind">Word of the letter's kind, <c>receipt</c> or <see cref="DataPackage.Kind"/>.</param>
    /// <param name="right">Word of the right; null for what is of the whole request.</param>
    /// <param name="language">Of the letter.</param>
    /// <returns>Without an extension.</returns>
    public static string Of(string reference, string kind, string? right, string language)
    {
        var said = kind == DataPackage.Kind ? Data.In(language) : ProcedureWords.Letters[kind].In(language);
        return $"{reference}-{Plain(said)}{(right is null ? "" : $"-{Plain(ProcedureWords.Rights[right].In(language))}")}";
    }

    private static string Plain(string words)
    {
        var plain = new StringBuilder();
        foreach (var one in words.Normalize(NormalizationForm.FormD).Where(one => CharUnicodeInfo.GetUnicodeCategory(one) != UnicodeCategory.NonSpacingMark))
        {
            if (char.IsAsciiLetterOrDigit(one))
            {
                plain.Append(char.ToLowerInvariant(one));
            }
            else if (plain is { Length: > 0 } && plain[^1] != '-')
            {
                plain.Append('-');
            }
        }

        return plain.ToString();
    }
}
