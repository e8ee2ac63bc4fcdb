using System.Text.RegularExpressions;

namespace RightsRequests.Law;

/// <summary>Spaces at which a line must not break: before French double punctuation, and between an article and its number.</summary>
internal static partial class Typography
{
    private const string NoBreak = "\u00A0";
    private const string NarrowNoBreak = "\u202F";

    /// <summary>Sets a French sentence written with plain spaces.</summary>
    public static string French(string text)
    {
        text = BeforeHighMark().Replace(text, NarrowNoBreak);
        return BeforeReferenceNumber().Replace(text.Replace(" :", NoBreak + ":", StringComparison.Ordinal), NoBreak);
    }

    /// <summary>Sets an English sentence written with plain spaces.</summary>
    public static string English(string text) => BeforeReferenceNumber().Replace(text, NoBreak);

    [GeneratedRegex(@" (?=[;!?»])|(?<=«) ")]
    private static partial Regex BeforeHighMark();

    [GeneratedRegex(@"(?<=\b(?:[Aa]rticle|paragraphe)) (?=[\dL])|(?<=\bpoint) (?=[a-z]\))|(?<=\bL\.) (?=\d)")]
    private static partial Regex BeforeReferenceNumber();
}
